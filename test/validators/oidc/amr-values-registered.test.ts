import { expect, test } from 'vitest';
import check from '../../../validators/oidc/amr-values-registered.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for values of the registry, pop included', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ amr: ['pop', 'wia', 'kba'] })).outcome).toBe('pass');
});

test('names each stranger once', () => {
  expect(evaluate(check, tokenWith({ amr: ['pwd', 'totp', 'totp', 'MFA', ''] }))).toMatchObject({
    outcome: 'fail',
    actual: ['"totp"', '"MFA"', '""'],
    detail: expect.stringContaining('"totp", "MFA" and ""'),
  });
});

test('shows five in the sentence', () => {
  expect(evaluate(check, tokenWith({ amr: ['1', '2', '3', '4', '5', '6'] }))).toMatchObject({
    detail: 'amr has "1", "2", "3", "4" and "5", which the registry of RFC 8176 does not know.',
  });
});

test('does not bind without readable values', () => {
  expect(evaluate(check, tokenWith({ amr: undefined })).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'amr', 'notApplicable', { '10,000 strings': 'fail' });
