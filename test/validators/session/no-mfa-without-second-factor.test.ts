import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/session/no-mfa-without-second-factor.ts';
import {
  arrived,
  capture,
  enrolmentDemanded,
  evaluate,
  honest,
  hostileValues,
  jwt,
  signIn,
  tokenWith,
} from '../samples.ts';
import { multipleauthn, refedsMfa, wiaormultiauthn } from '../../../validators/mfa-words.ts';
import {
  attribute11,
  claimTypes,
  evaluateSaml,
  evaluateWsfed,
  samlAnswer,
  samlSignIn,
} from '../xml-samples.ts';

const context = {
  now: arrived,
  onProviderClock: (instant: string) => Date.parse(instant),
  toleranceMs: 60_000,
};
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

test('acr says MFA where the profile looks for it there, and nowhere else', () => {
  const artifacts = { ...honest(), ...tokenWith({ amr: ['pwd'], acr: refedsMfa }), ...alone };
  const judged = (options: unknown) => check.evaluate(artifacts, { ...context, options });
  expect(judged({}).outcome).toBe('pass');
  expect(judged({ words: [refedsMfa] })).toMatchObject({
    outcome: 'fail',
    actual: [`acr of id_token: "${refedsMfa}"`],
  });
});

const options = { words: [multipleauthn, wiaormultiauthn] };
const saying = (...methods: string[]) => ({
  options,
  artifacts: alone,
  assertion: { authnStatements: [{ methods }] },
});

test.each([multipleauthn, `${multipleauthn} `, multipleauthn.toUpperCase(), wiaormultiauthn])(
  'an assertion that says %j fails, in SAML 2.0 and in WS-Federation',
  (method) => {
    for (const evaluation of [
      evaluateSaml(check, saying('other', method)),
      evaluateWsfed(check, saying(method)),
    ])
      expect(evaluation).toMatchObject({
        outcome: 'fail',
        actual: [expect.stringContaining(JSON.stringify(method))],
        remedy: 'constant-method',
      });
  },
);

test('an assertion that says something else passes', () => {
  expect(evaluateSaml(check, saying('urn:oasis:names:tc:SAML:2.0:ac:classes:Password'))).toEqual({
    outcome: 'pass',
  });
  expect(evaluateSaml(check, saying(refedsMfa)).outcome).toBe('pass');
  expect(evaluateSaml(check, saying()).outcome).toBe('pass');
  expect(evaluateSaml(check, { options }).outcome).toBe('notApplicable');
});

test('an attribute counts where Entra reads it: in WS-Federation', () => {
  const attributes = [attribute11(claimTypes.authenticationmethod, multipleauthn)];
  const unread = [attribute11(claimTypes.authnmethodsreferences, multipleauthn)];
  const changes = { options, artifacts: alone };
  const wsfed = (list: typeof attributes) =>
    evaluateWsfed(check, { ...changes, assertion: { authnStatements: [], attributes: list } }).outcome;
  expect(wsfed(attributes)).toBe('fail');
  expect(wsfed(unread)).toBe('pass');
  const full = [{ name: claimTypes.authenticationmethod, values: [multipleauthn] }];
  expect(
    evaluateSaml(check, { ...changes, assertion: { authnStatements: [], attributes: full } }).outcome,
  ).toBe('pass');
});

test.each([
  ['AuthnFailed', 'pass'],
  ['NoAuthnContext', 'pass'],
  ['RequestDenied', 'pass'],
  ['RequestUnsupported', 'inconclusive'],
])('a response with the status %s and no assertion: %s', (code, outcome) => {
  const { assertion: _none, ...answer } = samlAnswer;
  const codes = ['Responder', code].map((name) => `urn:oasis:names:tc:SAML:2.0:status:${name}`);
  const refused = { ...answer, assertions: 0, envelope: { ...answer.envelope!, status: { codes } } };
  const evaluation = evaluateSaml(check, {
    assertion: null,
    artifacts: { signIn: samlSignIn(['password'], refused) },
  });
  expect(evaluation.outcome).toBe(outcome);
  expect(JSON.stringify(evaluation)).toContain(`Responder, ${code}`);
});

test('an answer that cannot be read shows nothing', () => {
  const { assertion: _a, envelope: _e, ...answer } = samlAnswer;
  const unreadable = { rule: 'no-doctype', reason: 'it has a DOCTYPE' } as const;
  const signInWith = samlSignIn(['password'], { ...answer, unreadable });
  expect(evaluateSaml(check, { assertion: null, artifacts: { signIn: signInWith } })).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('DOCTYPE') as string,
  });
});
