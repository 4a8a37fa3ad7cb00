import { expect, test } from 'vitest';
import type { SignIn } from '../../../core/evidence.ts';
import type { Evaluation } from '../../../core/validator.ts';
import check from '../../../validators/consistency/mfa-agrees.ts';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import { arrived } from '../samples.ts';
import { assertionAfter, errorAfter, tokenAfter } from '../session/sign-ins.ts';

const factors = ['password', 'totp'] as const;
const mfa = tokenAfter('first', factors, { amr: ['pwd', 'otp', 'mfa'] });

function judged(signIn: SignIn, ...others: SignIn[]): Evaluation {
  const elsewhere = others.map((one) => ({ target: 'contoso-saml', protocol: 'saml' as const, signIn: one }));
  const onProviderClock = (instant: string): number => Date.parse(instant);
  return check.evaluate(
    { signIn, elsewhere },
    { now: arrived, onProviderClock, toleranceMs: 60_000, options: {} },
  );
}

test('passes where both say MFA, each in its words, or neither does', () => {
  expect(judged(mfa, assertionAfter('first', [...factors], multipleauthn))).toEqual({ outcome: 'pass' });
  const silent = tokenAfter('first', factors, { amr: ['pwd'] });
  expect(judged(silent, assertionAfter('first', [...factors], 'urn:password'))).toEqual({ outcome: 'pass' });
});

test('fails where one says it and the other does not', () => {
  expect(judged(mfa, assertionAfter('first', [...factors], 'urn:password'))).toEqual({
    outcome: 'fail',
    expected: ['contoso-saml (saml): no MFA'],
    actual: ['MFA'],
  });
  const control = tokenAfter('first', ['password'], { amr: ['pwd'] });
  expect(judged(control, assertionAfter('first', ['password'], multipleauthn))).toMatchObject({
    expected: ['contoso-saml (saml): MFA'],
    actual: ['no MFA'],
  });
});

test('does not bind where the factors differed, or one brought nothing', () => {
  expect(judged(mfa, assertionAfter('first', ['password'], 'urn:password')).outcome).toBe('notApplicable');
  expect(judged(mfa, errorAfter('first', [...factors], 'server_error')).outcome).toBe('notApplicable');
  expect(judged(errorAfter('first', [...factors], 'server_error'), mfa).outcome).toBe('notApplicable');
});
