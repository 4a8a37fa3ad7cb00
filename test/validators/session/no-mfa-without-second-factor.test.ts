import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/session/no-mfa-without-second-factor.ts';
import { capture, enrolmentDemanded, evaluate, hostileValues, jwt, signIn, tokenWith } from '../samples.ts';

const alone = { signIn: signIn(['password']) };
const userinfo = (amr: JsonValue) => ({
  userinfo: { status: 200, contentType: 'application/json', claims: { amr } },
});

test('passes where no token says mfa', () => {
  for (const amr of [['pwd'], ['pwd', 'otp'], [], null, 1, 'pwd', undefined]) {
    expect(evaluate(check, { ...alone, ...tokenWith({ amr }) })).toEqual({ outcome: 'pass' });
  }
});

test.each<[JsonValue]>([
  [['pwd', 'mfa']],
  ['mfa'],
  ['pwd mfa'],
  [['ngcmfa']],
  [['no-mfa']],
  [[['mfa']]],
  [{ mfa: true }],
  [['MFA']],
  [['multipleauthn']],
  ['http://schemas.microsoft.com/claims/multipleauthn'],
])('fails for what could be taken for MFA: %o', (amr) => {
  expect(evaluate(check, { ...alone, ...tokenWith({ amr }) })).toMatchObject({
    outcome: 'fail',
    actual: [`id_token: ${JSON.stringify(amr)}`],
  });
});

test('looks into userinfo, the access token and refreshed tokens too', () => {
  const honestToken = tokenWith({ amr: ['pwd'] });
  expect(evaluate(check, { ...alone, ...honestToken, ...userinfo(['mfa']) })).toMatchObject({
    outcome: 'fail',
    actual: ['userinfo: ["mfa"]'],
  });
  expect(evaluate(check, { ...alone, ...honestToken, accessToken: jwt() }).outcome).toBe('fail');
  const refreshes = [{ at: '2026-11-24T10:01:00.000Z', status: 200, idToken: jwt() }];
  expect(evaluate(check, { ...alone, ...honestToken, refreshes }).outcome).toBe('fail');
});

test('does not bind where a second factor was given', () => {
  expect(evaluate(check).outcome).toBe('notApplicable');
});

const noTokens = { token: null, idToken: null, accessToken: null, userinfo: null, capture: null } as const;

test('a refused sign-in passes and says how it was refused', () => {
  const refused = signIn(['password'], { end: enrolmentDemanded });
  expect(evaluate(check, { ...noTokens, signIn: refused })).toEqual({
    outcome: 'pass',
    notes: [
      'The provider refused the sign-in (enrolment-demanded): The page asks to set up an authenticator app.',
    ],
  });
});

test('an error page counts as a refusal only after the password was taken', () => {
  const end = {
    kind: 'refused',
    reason: 'error-on-page',
    message: 'Access denied',
    url: 'https://login.contoso.example',
  } as const;
  expect(evaluate(check, { ...noTokens, signIn: signIn(['password'], { end }) }).outcome).toBe('pass');
  expect(evaluate(check, { ...noTokens, signIn: signIn([], { end }) }).outcome).toBe('inconclusive');
  const locked = { ...end, reason: 'locked-out' } as const;
  expect(evaluate(check, { ...noTokens, signIn: signIn(['password'], { end: locked }) }).outcome).toBe(
    'inconclusive',
  );
});

test.each([
  ['access_denied', 'pass'],
  ['unmet_authentication_requirements', 'pass'],
  ['server_error', 'inconclusive'],
  ['invalid_scope', 'inconclusive'],
])('an answer with the error %s: %s', (error, outcome) => {
  const { idToken: _none, ...answered } = capture();
  const oidc = {
    ...answered,
    authorizationResponse: { ...answered.authorizationResponse!, parameters: { error } },
  };
  expect(evaluate(check, { ...noTokens, signIn: signIn(['password'], { oidc }) }).outcome).toBe(outcome);
});

test('a sign-in that broke off shows nothing', () => {
  const { oidc: _none, ...brokenOff } = signIn(['password']);
  expect(evaluate(check, { ...noTokens, signIn: brokenOff }).outcome).toBe('inconclusive');
});

test.each(Object.entries(hostileValues))('amr as %s is judged', (name, amr) => {
  const outcome = name === 'object' || name === 'nested array' ? 'fail' : 'pass';
  expect(evaluate(check, { ...alone, ...tokenWith({ amr }) }).outcome).toBe(outcome);
});
