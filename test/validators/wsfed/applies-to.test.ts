import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/applies-to.ts';
import { evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('fails for another realm; need not be there', () => {
  expect(evaluateWsfed(check, { envelope: { appliesTo: 'urn:other' } }).outcome).toBe('fail');
  expect(
    evaluateWsfed(check, { answer: { envelope: { element: 'RequestSecurityTokenResponse' } } }).outcome,
  ).toBe('notApplicable');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
