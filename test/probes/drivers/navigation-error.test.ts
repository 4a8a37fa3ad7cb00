import { expect, test } from 'vitest';
import { bare, navigationError, unauthorised } from '../../../probes/drivers/navigation-error.ts';

const relyingParty = 'http://127.0.0.1:4180';
const page = 'https://idp.example/login';

test.each([
  ['net::ERR_CONNECTION_REFUSED', 'PROVIDER_UNREACHABLE', 'environment'],
  ['net::ERR_NAME_NOT_RESOLVED at https://idp.example', 'PROVIDER_UNREACHABLE', 'environment'],
  ['net::ERR_UNSAFE_PORT', 'PROVIDER_UNREACHABLE', 'environment'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'PROVIDER_CERTIFICATE_UNTRUSTED', 'environment'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'PROVIDER_CERTIFICATE_UNTRUSTED', 'environment'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'PROVIDER_REDIRECT_LOOP', 'provider'],
])('%s', (errorText, code, fault) => {
  expect(navigationError(errorText, page, relyingParty)).toMatchObject({ code, fault });
});

test('a navigation that another one took over is nothing', () => {
  expect(navigationError('net::ERR_ABORTED', page, relyingParty)).toBeNull();
  expect(navigationError('', page, relyingParty)).toBeNull();
});

test('our own relying party out of reach is not called the provider', () => {
  const error = navigationError('net::ERR_CONNECTION_REFUSED', `${relyingParty}/oidc/callback`, relyingParty);
  expect(error).toMatchObject({ code: 'BROWSER_FAILED', message: expect.stringContaining('relying party') });
});

test.each([
  ['Basic realm="Contoso, Inc"', '(Basic)'],
  ['Negotiate', '(Negotiate)'],
  ['Negotiate, NTLM', '(Negotiate, NTLM)'],
])('the schemes of %s', (challenge, schemes) => {
  expect(unauthorised(challenge, page).message).toContain(schemes);
});

test('an address without its query', () => {
  expect(bare('https://idp.example/cb?code=secret#x')).toBe('https://idp.example/cb');
  expect(bare('about:blank')).toBe('about:blank');
  expect(bare('data:text/html,x?y')).toBe('data:text/html,x');
});
