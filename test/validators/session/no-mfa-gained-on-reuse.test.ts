import { expect, test } from 'vitest';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/no-mfa-gained-on-reuse.ts';
import { capture, claims, hostileValues, jwt, signIn } from '../samples.ts';
import { assertionAfter, errorAfter, judged, refusedAfter, rejected, tokenAfter } from './sign-ins.ts';

const first = tokenAfter('first', ['password'], { amr: ['pwd'] });

test('passes where the re-use says no more than the first sign-in', () => {
  expect(judged(check, [first, tokenAfter('reuse', [], { amr: ['pwd'] })])).toEqual({ outcome: 'pass' });
});

test.each([[['pwd', 'mfa']], ['mfa'], [['MFA']], [['multipleauthn']]])('fails where it says %o', (amr) => {
  expect(judged(check, [first, tokenAfter('reuse', [], { amr })])).toEqual({
    outcome: 'fail',
    expected: ['no MFA, or no tokens'],
    actual: [`reuse: id_token: ${JSON.stringify(amr)}`],
  });
});

test('looks into the access token and userinfo too, and into every later sign-in', () => {
  const idToken = jwt(claims({ amr: ['pwd'] }));
  const silent = tokenAfter('reuse', [], { amr: ['pwd'] });
  const access = signIn([], { purpose: 'second', oidc: capture({ idToken, accessToken: jwt() }) });
  expect(judged(check, [first, silent, access]).outcome).toBe('fail');
  const userinfo = { status: 200, contentType: 'application/json', claims: { amr: ['mfa'] } };
  expect(
    judged(check, [first, signIn([], { purpose: 'reuse', oidc: capture({ idToken, userinfo }) })]),
  ).toMatchObject({ actual: ['reuse: userinfo: ["mfa"]'] });
});

test('a refusal passes and says how, anything else without tokens is open', () => {
  expect(judged(check, [first, errorAfter('reuse', [], 'login_required')])).toEqual({
    outcome: 'pass',
    notes: ['The provider refused the sign-in: it answered login_required.'],
  });
  const twice = ['login_required', 'access_denied'].map((error) => errorAfter('reuse', [], error));
  expect(judged(check, [first, ...twice])).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('login_required'), expect.stringContaining('access_denied')],
  });
  expect(judged(check, [first, errorAfter('reuse', [], 'server_error')]).outcome).toBe('inconclusive');
  expect(judged(check, [first, refusedAfter('reuse', ['password'])]).outcome).toBe('pass');
  expect(judged(check, [first])).toEqual({
    outcome: 'inconclusive',
    reason: 'The sign-in "reuse" was not made.',
  });
});

test('a page may refuse to step up a session; one that was not understood, or refuses something else, leaves it open', () => {
  expect(judged(check, [first, refusedAfter('step-up', [])])).toEqual({
    outcome: 'pass',
    notes: ['The provider refused the sign-in (error-on-page): The code was not accepted.'],
  });
  const unclear = { ...rejected, reason: 'unclear' as const };
  expect(judged(check, [first, refusedAfter('step-up', [], { end: unclear })]).outcome).toBe('inconclusive');
  expect(judged(check, [first, refusedAfter('reuse', [])]).outcome).toBe('inconclusive');
});

test('does not bind where a second factor was given, at first or later', () => {
  expect(judged(check, [signIn(), tokenAfter('reuse', [])]).outcome).toBe('notApplicable');
  expect(judged(check, [first, tokenAfter('reuse', ['totp'])]).outcome).toBe('notApplicable');
});

test('knows the words of other protocols', () => {
  const saml = assertionAfter('first', ['password'], 'urn:password');
  expect(judged(check, [saml, assertionAfter('reuse', [], multipleauthn)], [multipleauthn]).outcome).toBe(
    'fail',
  );
  expect(judged(check, [saml, assertionAfter('reuse', [], 'urn:password')], [multipleauthn]).outcome).toBe(
    'pass',
  );
});

test.each(Object.entries(hostileValues))('amr as %s', (name, amr) => {
  const says = name === 'object' || name === 'nested array';
  expect(judged(check, [first, tokenAfter('reuse', [], { amr })]).outcome).toBe(says ? 'fail' : 'pass');
});
