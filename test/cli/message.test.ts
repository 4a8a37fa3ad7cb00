import { expect, test } from 'vitest';
import { findTokens } from '../../cli/message.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJhbXIiOlsibWZhIl19.c2lnbmF0dXJl';
const jwe = 'aa.bb.cc.dd.ee';

test.each([
  ['raw', jwt],
  ['with a line break at its end', `${jwt}\r\n`],
  ['broken over lines', jwt.replace(/(.{20})/g, '$1\n')],
  ['in quotes', `"${jwt}"`],
  ['in single quotes', `'${jwt}'`],
  ['after Bearer', `Bearer ${jwt}`],
  ['as a header', `Authorization: Bearer ${jwt}`],
  ['after a byte order mark', `\uFEFF${jwt}`],
  ['without a signature', jwt.slice(0, jwt.lastIndexOf('.') + 1)],
])('a token %s', (_name, text) => {
  const { token } = findTokens(text, 'file');
  expect(jwt.startsWith(token ?? 'nothing')).toBe(true);
  expect(token?.split('.')).toHaveLength(3);
});

test('named tokens, in JSON and in the address of a callback', () => {
  expect(
    findTokens(JSON.stringify({ id_token: jwt, access_token: 'opaque', expires_in: 5 }), 'file'),
  ).toEqual({
    idToken: jwt,
    accessToken: 'opaque',
  });
  expect(findTokens(`https://rp.example/cb#id_token=${jwt}&state=x`, 'file')).toEqual({ idToken: jwt });
  expect(findTokens(`access_token=${jwt}`, 'file')).toEqual({ accessToken: jwt });
});

test('an encrypted token is found, so that the message can say so', () => {
  expect(findTokens(jwe, 'file')).toEqual({ token: jwe });
});

const request = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>';
test.each([
  ['XML', request],
  ['base64', Buffer.from(request).toString('base64')],
  ['a form', `RelayState=x&SAMLResponse=${encodeURIComponent(Buffer.from(request).toString('base64'))}`],
])('SAML that is no answer is known, and refused: %s', (_name, text) => {
  expect(() => findTokens(text, 'file')).toThrow(/file is XML, and neither a SAML 2\.0 Response nor/);
});

test.each([
  '',
  ' \n',
  'hello',
  '{"a":1}',
  '{',
  'a.b',
  'a.b.c.d',
  '<html></html>',
  '%',
  'é.é.é',
  '\0'.repeat(1000),
])('no token: %j', (text) => {
  expect(() => findTokens(text, 'file')).toThrow(expect.objectContaining({ code: 'INPUT_UNREADABLE' }));
});
