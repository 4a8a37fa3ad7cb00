import { expect, test } from 'vitest';
import { Redactor } from '../../core/redact.ts';

const key = '00'.repeat(32);
const secret = `p"ä&s/wörd+<1>'`;
function withSecret(options?: { enabled?: boolean }): Redactor {
  const redactor = new Redactor(key, options);
  redactor.add(secret, 'password');
  return redactor;
}

const forms: Record<string, string> = {
  plain: secret,
  URL: encodeURIComponent(secret),
  'URL, lower case': encodeURIComponent(secret).toLowerCase(),
  form: new URLSearchParams({ x: secret }).toString().slice(2),
  HTML: "p&quot;ä&amp;s/wörd+&lt;1&gt;'",
  'HTML, &#39;': 'p&quot;ä&amp;s/wörd+&lt;1&gt;&#39;',
  JSON: JSON.stringify(secret),
  'JSON in JSON': JSON.stringify(JSON.stringify({ secret })),
  hex: Buffer.from(secret).toString('hex'),
};

test.each(Object.entries(forms))(
  'found as %s, and with redaction off the same text still holds it',
  (_name, form) => {
    const text = `before ${form} after`;
    const clean = withSecret().text(text);
    expect(clean).toContain('[password]');
    expect(clean).not.toContain(form);
    expect(withSecret({ enabled: false }).text(text)).toBe(text);
  },
);

test.each([0, 1, 2, 3, 4, 5])('found in base64 and base64url after %i bytes', (before) => {
  const bytes = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(secret), Buffer.from('tail')]);
  for (const encoding of ['base64', 'base64url'] as const) {
    expect(withSecret().text(bytes.toString(encoding))).toContain('[password]');
  }
});

test('a value is walked through, keys too, and comes back as a copy', () => {
  const value = { [secret]: [{ deep: `x${secret}` }, 1, null, true] };
  expect(withSecret().value(value)).toEqual({ '[password]': [{ deep: 'x[password]' }, 1, null, true] });
  expect(Object.keys(value)).toEqual([secret]);
});

test('the longer of two secrets goes first', () => {
  const redactor = new Redactor(key);
  redactor.add('abcd', 'short');
  redactor.add('abcdefgh', 'long');
  expect(redactor.text('abcdefgh abcd')).toBe('[long] [short]');
});

test('a code of digits is not found inside a longer number', () => {
  const redactor = new Redactor(key);
  redactor.add('123456', 'code');
  expect(redactor.text('1234567 0123456 123456.')).toBe('1234567 0123456 [code].');
});

test('what is under four characters is not looked for', () => {
  const redactor = new Redactor(key);
  redactor.add('abc', 'password');
  redactor.add('', 'password');
  expect(redactor.text('abc')).toBe('abc');
});

test('a digest is keyed', () => {
  expect(new Redactor(key).digest('token')).toMatch(/^[0-9a-f]{64}$/);
  expect(new Redactor(key).digest('token')).not.toBe(new Redactor('11'.repeat(32)).digest('token'));
});

test('secrets that overlap leave nothing of either', () => {
  const redactor = new Redactor('00'.repeat(32));
  redactor.add('abcdef', 'short');
  redactor.add('defghij', 'long');
  redactor.add('efgh', 'inner');
  expect(redactor.text('<abcdefghij|abcdefabcdef>')).toBe('<[long]|[short][short]>');
});
