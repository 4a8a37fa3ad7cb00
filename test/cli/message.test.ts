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

const saml = '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>';
const wresult = '<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"/>';
test.each([
  ['XML', saml],
  ['base64', Buffer.from(saml).toString('base64')],
  [
    'base64 in lines',
    Buffer.from(saml)
      .toString('base64')
      .replace(/(.{20})/g, '$1\n'),
  ],
  ['a form', `RelayState=x&SAMLResponse=${encodeURIComponent(Buffer.from(saml).toString('base64'))}`],
  ['a WS-Fed form', `wa=wsignin1.0&wresult=${encodeURIComponent(wresult)}`],
  ['WS-Fed XML', wresult],
])('SAML and WS-Federation are known, and refused: %s', (_name, text) => {
  expect(() => findTokens(text, 'file')).toThrow(expect.objectContaining({ code: 'NOT_AVAILABLE' }));
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
