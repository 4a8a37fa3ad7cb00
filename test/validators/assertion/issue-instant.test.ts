import { expect, test } from 'vitest';
import check from '../../../validators/assertion/issue-instant.ts';
import { at, evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('fails for a time ahead, and for none', () => {
  expect(evaluateSaml(check, { assertion: { issueInstant: at(64) } }).outcome).toBe('pass');
  expect(evaluateSaml(check, { assertion: { issueInstant: at(66) } }).outcome).toBe('fail');
  expect(evaluateSaml(check, { assertion: { issueInstant: 'now' } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail');
