import { expect, test } from 'vitest';
import { safeLink, visible } from '../../reports/visible.ts';

test.each([
  ['\u001b[31m', '\\x1b[31m'],
  ['a\r\n\tb', 'a\\r\\n\\tb'],
  ['\u009b', '\\x9b'],
  ['m\u200bfa', 'm\\u200bfa'],
  ['\u202eafm', '\\u202eafm'],
  ['a\u00a0b', 'a\\xa0b'],
  ['\ud800', '\\ud800'],
  ['\u{e0041}', '\\u{e0041}'],
  ['Zoë 日本 مرحبا 🙂', 'Zoë 日本 مرحبا 🙂'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('a long text is cut, never through a character, and says how much is missing', () => {
  expect(visible('a'.repeat(1500), 100)).toBe(`${'a'.repeat(100)}… (1,400 more characters, see result.json)`);
  expect(visible('🙂'.repeat(3), 3)).toBe('🙂… (4 more characters, see result.json)');
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  '//evil.example',
  'https://',
  'vbscript:x',
])('%j is no link', (address) => {
  expect(safeLink(address)).toBeNull();
});

test('http and https are links', () => {
  expect(safeLink('https://contoso.com/a b"')).toBe('https://contoso.com/a%20b%22');
  expect(safeLink('http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080/');
});
