import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/mfa-kept-on-reuse.ts';
import { capture, claims, hostileValues, jwt, signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, refusedAfter, tokenAfter, unreadableAfter } from './sign-ins.ts';

const first = signIn();
const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password';

test('passes where the re-use still says mfa', () => {
  expect(judged(check, [first, tokenAfter('reuse', [])])).toEqual({ outcome: 'pass' });
  expect(judged(check, [first, tokenAfter('reuse', ['password', 'totp'], { amr: ['mfa'] })]).outcome).toBe(
    'pass',
  );
});

test('fails where it is gone', () => {
  expect(judged(check, [first, tokenAfter('reuse', [], { amr: ['pwd'] })])).toEqual({
    outcome: 'fail',
    expected: ['id_token: ["pwd","otp","mfa"]'],
    actual: ['id_token: ["pwd"]'],
  });
  expect(judged(check, [first, tokenAfter('reuse', ['password'], { amr: ['MFA'] })]).outcome).toBe('fail');
});

test('every place that said it must say it again, one that is not there any more excepted', () => {
  const accessToken = jwt();
  const userinfo = { status: 200, contentType: 'application/json', claims: { amr: ['mfa'] } };
  const whole = signIn(undefined, { oidc: capture({ accessToken, userinfo }) });
  const lost = jwt(claims({ amr: ['pwd'] }));
  expect(judged(check, [whole, tokenAfter('reuse', [])]).outcome).toBe('pass');
  const again = signIn([], { purpose: 'reuse', oidc: capture({ accessToken: lost, userinfo }) });
  expect(judged(check, [whole, again])).toMatchObject({ actual: ['access_token: ["pwd"]'] });
  // What did not say it at first need not say it now.
  expect(judged(check, [first, again]).outcome).toBe('pass');
});

test('does not bind where the first sign-in does not say mfa', () => {
  expect(
    judged(check, [tokenAfter('first', ['password'], { amr: ['pwd'] }), tokenAfter('reuse', [])]).outcome,
  ).toBe('notApplicable');
});

test('is inconclusive without tokens, with the words of the provider', () => {
  expect(judged(check, [first, errorAfter('reuse', [], 'server_error')])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "reuse" brought no token: the provider answered server_error.',
  });
  expect(judged(check, [first, refusedAfter('reuse', [])])).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('The code was not accepted.'),
  });
  expect(judged(check, [first])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "reuse" was not made.',
  });
  expect(judged(check, [first, unreadableAfter('reuse', [])])).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('cannot be read'),
  });
});

test('knows the words of other profiles and protocols', () => {
  const said = assertionAfter('first', ['password', 'totp'], multipleauthn);
  expect(judged(check, [said, assertionAfter('reuse', [], multipleauthn)], [multipleauthn]).outcome).toBe(
    'pass',
  );
  expect(judged(check, [said, assertionAfter('reuse', [], password)], [multipleauthn])).toMatchObject({
    outcome: 'fail',
    actual: [`assertion: ["${password}"]`],
  });
  const refeds = 'https://refeds.org/profile/mfa';
  const acr = tokenAfter('first', ['password', 'totp'], { acr: refeds });
  expect(judged(check, [acr, tokenAfter('reuse', [], { acr: refeds })], [refeds]).outcome).toBe('pass');
  for (const lost of [undefined, 'urn:other'])
    expect(judged(check, [acr, tokenAfter('reuse', [], { acr: lost })], [refeds]).outcome).toBe('fail');
});

test.each(Object.entries(hostileValues))('amr as %s on re-use fails', (_name, amr) => {
  expect(judged(check, [first, tokenAfter('reuse', [], { amr })]).outcome).toBe('fail');
});
