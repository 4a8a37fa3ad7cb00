import { expect, test } from 'vitest';
import check from '../../../validators/session/second-factor-asked.ts';
import { evaluate, hostileValues, signIn, tokenWith } from '../samples.ts';

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
