import { expect, test } from 'vitest';
import check from '../../../validators/assertion/own-signature.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('fails where only the element around it is signed', () => {
  expect(evaluateSaml(check, { assertion: { signedBy: 'envelope' } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'pass');
