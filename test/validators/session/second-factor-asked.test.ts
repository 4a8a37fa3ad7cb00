import { expect, test } from 'vitest';
import check from '../../../validators/session/second-factor-asked.ts';
import { evaluate, hostileValues, signIn, tokenWith } from '../samples.ts';
import { evaluateSaml, evaluateWsfed } from '../xml-samples.ts';

test('passes where a second factor was given', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, { signIn: signIn(['passkey']) }).outcome).toBe('pass');
});

test('fails where the password was enough', () => {
  expect(evaluate(check, { signIn: signIn(['password']) })).toEqual({
    outcome: 'fail',
    expected: ['a second factor: totp'],
    actual: ['password'],
  });
});

test('does not bind for an account without factors', () => {
  const account = { id: 'bob', factors: [], requireMfa: false };
  expect(evaluate(check, { account, signIn: signIn(['password']) }).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues))('what amr says does not matter: %s', (_name, value) => {
  expect(evaluate(check, { signIn: signIn(['password']), ...tokenWith({ amr: value }) }).outcome).toBe(
    'fail',
  );
});

test('asks the same of SAML 2.0 and WS-Federation', () => {
  for (const evaluateAnswer of [evaluateSaml, evaluateWsfed]) {
    expect(evaluateAnswer(check).outcome).toBe('pass');
    expect(evaluateAnswer(check, { artifacts: { signIn: signIn(['password']) } }).outcome).toBe('fail');
  }
  expect(check.needs).toContain('credential');
});
