import { expect, test } from 'vitest';
import check from '../../../validators/assertion/one-assertion.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([0, 2])('fails for %i', (assertions) => {
  expect(evaluateSaml(check, { answer: { assertions } })).toEqual({
    outcome: 'fail',
    expected: ['1 assertion'],
    actual: [`${String(assertions)} assertions`],
  });
});

test('an error needs none, and what is not read is not counted', () => {
  const status = { codes: ['urn:oasis:names:tc:SAML:2.0:status:Responder'] };
  expect(evaluateSaml(check, { answer: { assertions: 0 }, envelope: { status } }).outcome).toBe(
    'notApplicable',
  );
  expect(evaluateSaml(check, { answer: { assertions: 2 }, envelope: { status } }).outcome).toBe('fail');
  const unreadable = { rule: 'no-doctype', reason: 'it has a DOCTYPE' } as const;
  expect(evaluateSaml(check, { answer: { assertions: 0, unreadable } }).outcome).toBe('notApplicable');
  expect(evaluateSaml(check, { answer: { assertions: 2, unreadable } }).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'fail', {
  'every text 1 MB': 'pass',
  'every text empty': 'pass',
  'names that JavaScript knows': 'fail',
});
