import { expect, test } from 'vitest';
import type { SignIn } from '../../../core/evidence.ts';
import type { Evaluation } from '../../../core/validator.ts';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import check from '../../../validators/session/mfa-said-every-time.ts';
import { arrived, hostileValues } from '../samples.ts';
import { assertionAfter, errorAfter, tokenAfter, unreadableAfter } from './sign-ins.ts';

function judged(attempts: SignIn[][], words: readonly string[] = [], at = 1): Evaluation {
  const onProviderClock = (instant: string): number => Date.parse(instant);
  return check.evaluate(
    { signIns: attempts[at] ?? [], attempts },
    { now: arrived, onProviderClock, toleranceMs: 60_000, options: { words } },
  );
}

const factors = ['password', 'totp'] as const;
const saying = tokenAfter('first', factors, { amr: ['pwd', 'otp', 'mfa'] });
const silent = tokenAfter('first', factors, { amr: ['pwd', 'otp'] });

test('passes where all say it, or none', () => {
  expect(judged([[saying], [saying]])).toEqual({ outcome: 'pass' });
  expect(judged([[silent], [silent]])).toEqual({ outcome: 'pass' });
});

test('fails where it comes and goes, with the count', () => {
  expect(judged([[saying], [silent], [saying]])).toEqual({
    outcome: 'fail',
    expected: ['mfa in all of them'],
    actual: ['first: mfa in 2 of 3'],
    detail: 'MFA comes and goes: it was said in 2 of 3 sign-ins that were alike.',
  });
  // The attempts that say it did as they should.
  expect(judged([[saying], [silent], [saying]], [], 0).outcome).toBe('pass');
  const saml = [multipleauthn, 'urn:password'].map((said) => [assertionAfter('first', [...factors], said)]);
  expect(judged(saml, [multipleauthn]).outcome).toBe('fail');
});

test('a sign-in that brought nothing is no silent one', () => {
  const nothing = errorAfter('first', factors, 'server_error');
  expect(judged([[saying], [nothing], [saying]])).toEqual({ outcome: 'pass' });
});

test('a token that cannot be read says nothing', () => {
  expect(judged([[saying], [unreadableAfter('first', factors)]]).outcome).toBe('fail');
});

test('sign-ins for another purpose, or without a second factor, are not alike', () => {
  const later = { ...silent, purpose: 'later' };
  expect(judged([[saying, later], [silent]]).outcome).toBe('fail');
  expect(
    judged([
      [saying, later],
      [saying, later],
    ]).outcome,
  ).toBe('pass');
  const password = tokenAfter('first', ['password'], { amr: ['pwd'] });
  expect(judged([[password], [saying]]).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues))('amr as %s says nothing', (_name, amr) => {
  expect(judged([[saying], [tokenAfter('first', factors, { amr })]]).outcome).toBe('fail');
});
