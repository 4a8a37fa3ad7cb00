import { expect, test } from 'vitest';
import check from '../../../validators/oidc/auth-time-in-interval.ts';
import { arrived, began, evaluate, honest, signIn, testHostileClaim, tokenWith } from '../samples.ts';

const at = arrived / 1000;

test('passes within the sign-in and a minute around it', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ auth_time: began / 1000 - 60 })).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ auth_time: at + 60 })).outcome).toBe('pass');
});

test.each([
  ['an hour before', began / 1000 - 3_600],
  ['a minute and a second before', began / 1000 - 61],
  ['a minute and a second ahead', at + 61],
  ['0', 0],
  ['negative', -5],
  ['milliseconds', arrived],
  ['a string', String(at)],
])('fails for %s', (_name, authTime) => {
  expect(evaluate(check, tokenWith({ auth_time: authTime })).outcome).toBe('fail');
});

test('says what is wrong with what is no time', () => {
  expect(evaluate(check, tokenWith({ auth_time: 0 }))).toMatchObject({
    detail: 'auth_time is 0, which is no time at which a person signed in.',
  });
});

test('of a message only what is ahead, or no time at all, fails', () => {
  expect(evaluate(check, { ...tokenWith({ auth_time: at - 86_400 }), signIn: null }).outcome).toBe('pass');
  expect(evaluate(check, { ...tokenWith({ auth_time: at + 61 }), signIn: null }).outcome).toBe('fail');
  expect(evaluate(check, { ...tokenWith({ auth_time: 0 }), signIn: null }).outcome).toBe('fail');
});

test('takes the measured difference of clocks into account', () => {
  const ahead = 600_000;
  const context = {
    now: arrived + ahead,
    onProviderClock: (instant: string) => Date.parse(instant) + ahead,
    toleranceMs: 60_000,
    options: {},
  };
  const artifacts = { ...honest(), ...tokenWith({ auth_time: at + 600 }) };
  expect(check.evaluate(artifacts, context).outcome).toBe('pass');
  expect(check.evaluate({ ...honest(), ...tokenWith({ auth_time: at }) }, context).outcome).toBe('fail');
});

test('does not bind without auth_time', () => {
  expect(evaluate(check, tokenWith({ auth_time: undefined })).outcome).toBe('notApplicable');
});

test('a whole second is not before the moment within it', () => {
  const started = signIn(undefined, { startedAt: new Date(began + 999).toISOString() });
  const of = (time: number) =>
    evaluate(check, { ...tokenWith({ auth_time: time }), signIn: started }).outcome;
  expect(of(began / 1000 - 60)).toBe('pass');
  expect(of(began / 1000 - 61)).toBe('fail');
});

testHostileClaim(check, 'auth_time', 'fail');
