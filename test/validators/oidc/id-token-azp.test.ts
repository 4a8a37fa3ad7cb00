import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-azp.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for the client', () => {
  expect(evaluate(check, tokenWith({ azp: 'amrcheck' })).outcome).toBe('pass');
});

test('fails for another one', () => {
  expect(evaluate(check, tokenWith({ aud: ['amrcheck', 'other'], azp: 'other' }))).toMatchObject({
    outcome: 'fail',
    actual: ['"other"'],
  });
});

test('does not bind without azp', () => {
  expect(evaluate(check).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'azp', 'fail');
