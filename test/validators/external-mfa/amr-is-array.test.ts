import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/amr-is-array.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for an array of strings, and fails without one', () => {
  expect(evaluate(check, tokenWith({ amr: ['otp'] }))).toEqual({ outcome: 'pass' });
  for (const amr of ['otp', undefined, [1]])
    expect(evaluate(check, tokenWith({ amr }))).toMatchObject({
      outcome: 'fail',
      detail: `amr is ${amr ? 'no array of strings' : 'missing'}.`,
    });
});

testHostileClaim(check, 'amr', 'fail', { '10,000 strings': 'pass' });
