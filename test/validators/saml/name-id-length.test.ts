import { expect, test } from 'vitest';
import check from '../../../validators/saml/name-id-length.ts';
import { evaluateSaml, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test.each([
  [0, 'fail'],
  [1, 'pass'],
  [64, 'pass'],
  [65, 'fail'],
])('%i characters: %s', (length, outcome) => {
  expect(evaluateSaml(check, { assertion: { nameId: { value: 'a'.repeat(length) } } }).outcome).toBe(outcome);
});

testHostileAnswers(check, 'fail', {
  'names that JavaScript knows': 'pass',
  '10,000 of everything': 'pass',
  'nothing that may be missing': 'notApplicable',
});
