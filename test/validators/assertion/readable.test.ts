import { expect, test } from 'vitest';
import check from '../../../validators/assertion/readable.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([
  ['encoding', 'UTF-8'],
  ['no-doctype', 'no DOCTYPE'],
  ['duplicate-id', 'every ID once'],
  ['one-root', 'one root element'],
] as const)('fails by the rule %s, in its words', (rule, expected) => {
  expect(evaluateSaml(check, { answer: { unreadable: { rule, reason: 'it is so' } } })).toEqual({
    outcome: 'fail',
    expected: [expected],
    actual: ['it is so'],
    detail: 'The answer is not read: it is so.',
  });
});

test('what no key decrypts is no fault of the provider', () => {
  const unreadable = { rule: 'decryption', reason: 'there is no key' } as const;
  expect(evaluateSaml(check, { answer: { unreadable } }).outcome).toBe('inconclusive');
});

testHostileAnswers(check, 'pass');
