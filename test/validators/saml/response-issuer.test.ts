import { expect, test } from 'vitest';
import check from '../../../validators/saml/response-issuer.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test('fails for another; need not be there', () => {
  expect(evaluateSaml(check, { envelope: { issuer: 'https://other.example' } }).outcome).toBe('fail');
  expect(evaluateWsfed(check).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
