import { expect, test } from 'vitest';
import check from '../../../validators/oidc/amr-values-unique.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes where each value stands once', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test('names what stands twice', () => {
  expect(evaluate(check, tokenWith({ amr: ['mfa', 'pwd', 'mfa', 'mfa'] }))).toMatchObject({
    outcome: 'fail',
    actual: ['"mfa"'],
  });
});

test('does not bind without amr', () => {
  expect(evaluate(check, tokenWith({ amr: undefined })).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'amr', 'notApplicable', { '10,000 strings': 'pass' });
