import { expect, test } from 'vitest';
import { decodeXmlMessage } from '../../../server/xml/message.ts';

const response =
  '<?xml version="1.0"?>\n<!-- <x> --><samlp:Response xmlns:samlp="u" ID="_a">å+/=</samlp:Response>';
const wresult =
  '<t:RequestSecurityTokenResponse xmlns:t="u">it\'s "a" &amp;amp; b</t:RequestSecurityTokenResponse>';
const base64 = Buffer.from(response).toString('base64');
const wrapped = base64.replace(/.{20}/g, '$&\r\n');

const text = (message: string | Uint8Array = ''): string => Buffer.from(message).toString();

test.each([
  ['XML', response],
  ['base64', base64],
  ['base64 in lines', wrapped],
  ['base64url', Buffer.from(response).toString('base64url')],
  ['URL-encoded base64', encodeURIComponent(base64)],
  ['a form', `SAMLResponse=${encodeURIComponent(base64)}&RelayState=x`],
  ['a form, the other way round', `RelayState=x&SAMLResponse=${encodeURIComponent(base64)}\n`],
  ['URL-encoded XML', encodeURIComponent(response)],
])('a SAMLResponse as %s', (_form, given) => {
  const decoded = decodeXmlMessage(given);
  expect(decoded?.protocol).toBe('saml');
  expect(text(decoded?.message)).toBe(response);
});

test.each([
  ['XML', `  ${wresult}\n`],
  [
    'HTML-escaped',
    wresult
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  ],
  ['a form', `wa=wsignin1.0&${new URLSearchParams({ wresult })}&wctx=x`],
])('a wresult as %s', (_form, given) => {
  expect(decodeXmlMessage(given)).toEqual({ protocol: 'wsfed', message: wresult });
});

test.each([
  ['a JWT', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl'],
  ['a web page', '<!doctype html><html></html>'],
  ['another message', '<samlp:LogoutResponse xmlns:samlp="u"/>'],
  ['base64 of something else', Buffer.from('hello, world').toString('base64')],
  ['nothing', ''],
  ['a broken escape', '%E0%A4%A'],
  ['nothing but comments without an end', '<!--'.repeat(500_000)],
  ['nothing but spaces before a letter', `${'\t'.repeat(500_000)}x`],
])('%s is neither', (_what, given) => {
  expect(decodeXmlMessage(given)).toBeUndefined();
});
