import { expect, test } from 'vitest';
import check from '../../../validators/assertion/conditions-present.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('a bearer confirmation that ends is enough in SAML 2.0', () => {
  const conditions = { audiences: [] };
  expect(evaluateSaml(check, { assertion: { conditions } })).toMatchObject({
    outcome: 'pass',
    notes: [expect.any(String)],
  });
  expect(evaluateWsfed(check, { assertion: { conditions } })).toMatchObject({
    outcome: 'fail',
    actual: ['Conditions without an end'],
  });
  expect(evaluateSaml(check, { assertion: { conditions, confirmations: [] } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'pass', { 'nothing that may be missing': 'fail' });
