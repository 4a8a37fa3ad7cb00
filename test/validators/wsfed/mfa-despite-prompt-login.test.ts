import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/mfa-despite-prompt-login.ts';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import { signIn } from '../samples.ts';
import {
  at,
  evaluateWsfed,
  type Changes,
  wsfedAnswer,
  wsfedAssertion,
  wsfedRequest,
  wsfedSignIn,
} from '../xml-samples.ts';

const asked = (wauth: string, method: string): Changes => {
  const request = { ...wsfedRequest, parameters: { ...wsfedRequest.parameters, wauth, wfresh: '0' } };
  const assertion = { ...wsfedAssertion, authnStatements: [{ instant: at(3), methods: [method] }] };
  return { artifacts: { signIns: [wsfedSignIn(), wsfedSignIn([], { ...wsfedAnswer, assertion }, request)] } };
};
const password = 'urn:oasis:names:tc:SAML:1.0:am:password';

test('binds where a fresh password was asked for', () => {
  expect(evaluateWsfed(check).outcome).toBe('notApplicable');
  expect(evaluateWsfed(check, asked(multipleauthn, password)).outcome).toBe('notApplicable');
});

test.each([password, 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password'])(
  '%s',
  (wauth) => {
    expect(evaluateWsfed(check, asked(wauth, multipleauthn)).outcome).toBe('pass');
    expect(evaluateWsfed(check, asked(wauth, password))).toMatchObject({
      outcome: 'fail',
      actual: [`"${password}"`],
    });
  },
);

test('one of several methods is enough, and prompt=login is another way to ask', () => {
  const parameters = { ...wsfedRequest.parameters, prompt: 'login' };
  const judged = (...methods: string[]) => {
    const assertion = { ...wsfedAssertion, authnStatements: [{ instant: at(3), methods }] };
    const one = wsfedSignIn([], { ...wsfedAnswer, assertion }, { ...wsfedRequest, parameters });
    return evaluateWsfed(check, { artifacts: { signIns: [one] } });
  };
  expect(judged(password, multipleauthn)).toEqual({ outcome: 'pass' });
  expect(judged(password)).toMatchObject({
    outcome: 'fail',
    detail:
      'MFA is lost after prompt=login: Entra asks for that where promptLoginBehavior of the domain is nativeSupport.',
  });
});

test('passes over what is not of WS-Federation', () => {
  const { oidc: _none, ...nothing } = signIn();
  for (const one of [nothing, { ...nothing, wsfed: {} }])
    expect(evaluateWsfed(check, { artifacts: { signIns: [one] } }).outcome).toBe('notApplicable');
});

test.each(['', 'x'.repeat(1_000_000), '__proto__'])('a hostile method says no MFA', (method) => {
  expect(evaluateWsfed(check, asked(password, method)).outcome).toBe('fail');
});
