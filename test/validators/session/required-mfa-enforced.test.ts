import { expect, test } from 'vitest';
import check from '../../../validators/session/required-mfa-enforced.ts';
import { capture, enrolmentDemanded, evaluate, hostileValues, signIn, tokenWith } from '../samples.ts';
import { evaluateSaml, evaluateWsfed, samlAnswer, samlSignIn } from '../xml-samples.ts';

const account = { id: 'carol', factors: [], requireMfa: true };

test('fails where tokens came for a password alone', () => {
  expect(evaluate(check, { account, signIn: signIn(['password']) })).toEqual({
    outcome: 'fail',
    expected: ['no tokens without a second factor'],
    actual: ['password'],
  });
  expect(evaluate(check, { account, signIn: signIn([]) })).toMatchObject({
    outcome: 'fail',
    actual: ['nothing'],
  });
});

test('an access token is one, too', () => {
  const { idToken: _none, ...rest } = capture();
  const accessToken = { kind: 'opaque', length: 20, digest: 'd', reason: 'not a JWT' } as const;
  const evaluation = evaluate(check, {
    account,
    signIn: signIn(['password']),
    capture: { ...rest, accessToken },
  });
  expect(evaluation.outcome).toBe('fail');
});

test('passes where the sign-in was refused, or a factor was given', () => {
  const refused = signIn(['password'], { end: enrolmentDemanded });
  expect(evaluate(check, { account, capture: null, signIn: refused }).outcome).toBe('pass');
  expect(evaluate(check, { account }).outcome).toBe('pass');
});

test('is inconclusive where the sign-in broke off', () => {
  const { oidc: _none, ...brokenOff } = signIn(['password']);
  expect(evaluate(check, { account, capture: null, signIn: brokenOff }).outcome).toBe('inconclusive');
});

test('does not bind where the configuration does not ask for it', () => {
  expect(evaluate(check, { signIn: signIn(['password']) }).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues))(
  'claims of any kind do not hide that tokens came: %s',
  (_name, value) => {
    expect(
      evaluate(check, { account, signIn: signIn(['password']), ...tokenWith({ amr: value }) }).outcome,
    ).toBe('fail');
  },
);

test('an assertion for a password alone fails, whatever signs it', () => {
  const changes = { artifacts: { account, signIn: signIn(['password']) } };
  for (const evaluation of [
    evaluateSaml(check, changes),
    evaluateWsfed(check, { ...changes, assertion: null }),
  ])
    expect(evaluation).toEqual({
      outcome: 'fail',
      expected: ['no assertion without a second factor'],
      actual: ['password'],
    });
});

test('an error instead of an assertion is a refusal', () => {
  const { assertion: _none, ...answer } = samlAnswer;
  const codes = ['Responder', 'AuthnFailed'].map((name) => `urn:oasis:names:tc:SAML:2.0:status:${name}`);
  const refused = { ...answer, assertions: 0, envelope: { ...answer.envelope!, status: { codes } } };
  const artifacts = { account, signIn: samlSignIn(['password'], refused) };
  expect(evaluateSaml(check, { assertion: null, answer: { assertions: 0 }, artifacts }).outcome).toBe('pass');
});
