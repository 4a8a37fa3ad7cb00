import { expect, test } from 'vitest';
import { inert, safeLink, visible } from '../../reports/visible.ts';

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

test.each([
  ['\u001b[2J\u001b[8mhidden', '\\u001b[2J\\u001b[8mhidden'],
  [
    '\u001b[1m\u001b[32mours\u001b[39m\u001b[22m\n\tnext',
    '\u001b[1m\u001b[32mours\u001b[39m\u001b[22m\n\tnext',
  ],
  ['a\rb\u009b\u202e\u{e0041}', 'a\\u000db\\u009b\\u202e\\udb40\\udc41'],
  ['said ##vso[task.setvariable variable=a]b', 'said #\\u0023vso[task.setvariable variable=a]b'],
  ['##[group]x ##teamcity[y', '#\\u0023[group]x #\\u0023teamcity[y'],
  ['a\n  ::add-mask::x\nb ::c', 'a\n  \\u003a:add-mask::x\nb ::c'],
])('%j is printed as %j', (text, printed) => {
  expect(inert(text)).toBe(printed);
});

test('JSON means the same when it is printed', () => {
  const value = { 'a##vso[b]': ['::error::', '\u009b\u202e\u007f\u{e0041}', '\ud800', '\u001b[1m'] };
  expect(JSON.parse(inert(JSON.stringify(value, null, 2)))).toEqual(value);
});
