import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/acr-as-asked.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for what was asked and nothing else', () => {
  expect(evaluate(check, tokenWith({ acr: 'possessionorinherence' }))).toEqual({ outcome: 'pass' });
  for (const acr of ['possession', 'inherence'])
    expect(evaluate(check, tokenWith({ acr }))).toMatchObject({
      outcome: 'fail',
      detail: 'acr is narrower than what was asked for.',
    });
  expect(evaluate(check, tokenWith({ acr: 'knowledge' }))).toMatchObject({
    detail: 'acr is not what was asked for.',
  });
  expect(evaluate(check, tokenWith({ acr: undefined }))).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

testHostileClaim(check, 'acr', 'fail');
