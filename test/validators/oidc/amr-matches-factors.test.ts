import { expect, test } from 'vitest';
import type { FactorUse } from '../../../core/evidence.ts';
import check from '../../../validators/oidc/amr-matches-factors.ts';
import { evaluate, signIn, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for what was used, and for values that name no factor of their own', () => {
  expect(evaluate(check).outcome).toBe('pass');
  const amr = ['user', 'pin', 'kba', 'geo', 'rba', 'mca', 'pop', 'wia', 'okta_verify', 'constructor'];
  expect(evaluate(check, tokenWith({ amr })).outcome).toBe('pass');
});

test.each(['hwk', 'swk', 'fpt', 'face', 'iris', 'retina', 'vbm', 'sc', 'sms', 'tel'])(
  '%s after password and TOTP fails',
  (value) => {
    expect(evaluate(check, tokenWith({ amr: ['pwd', value, 'mfa'] }))).toMatchObject({
      outcome: 'fail',
      detail: `amr says "${value}", but the sign-in used password and totp.`,
    });
  },
);

test.each<[FactorUse['factor'], string]>([
  ['passkey', 'hwk'],
  ['passkey', 'fpt'],
  ['certificate', 'sc'],
  ['code-command', 'sms'],
  ['manual', 'face'],
])('%s earns %s', (factor, value) => {
  const artifacts = { ...tokenWith({ amr: [value, 'mfa'] }), signIn: signIn(['password', factor]) };
  expect(evaluate(check, artifacts).outcome).toBe('pass');
});

test('does not bind without amr', () => {
  expect(evaluate(check, tokenWith({ amr: undefined })).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'amr', 'notApplicable', { '10,000 strings': 'pass' });
