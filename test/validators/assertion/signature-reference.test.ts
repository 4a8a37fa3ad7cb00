import { expect, test } from 'vitest';
import check from '../../../validators/assertion/signature-reference.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('passes for a signature over the response', () => {
  expect(evaluateSaml(check, { signature: { over: 'Response', references: ['#_p1'] } }).outcome).toBe('pass');
  expect(
    evaluateWsfed(check, { signature: { over: 'RequestSecurityTokenResponse', references: ['#x'] } }).outcome,
  ).toBe('pass');
});

test.each([[['#_other']], [['']], [[]], [['#_a1', '#_a1']], [['_a1']]])('fails for %j', (references) => {
  expect(evaluateSaml(check, { signature: { references } }).outcome).toBe('fail');
});

test.each([
  [[], 'over Assertion: no reference'],
  [['#_a1', '#_b'], 'over Assertion: "#_a1", "#_b"'],
])('shows %j', (references, shown) => {
  expect(evaluateSaml(check, { signature: { references } })).toMatchObject({ actual: [shown] });
});

test('fails for a signature that stands elsewhere', () => {
  expect(evaluateSaml(check, { signature: { over: 'elsewhere' } })).toMatchObject({
    outcome: 'fail',
    actual: ['over elsewhere: "#_a1"'],
  });
});

test('without an assertion that is covered, a reference must still be one', () => {
  const over = 'Assertion';
  expect(evaluateSaml(check, { assertion: null, signature: { over } }).outcome).toBe('pass');
  expect(evaluateSaml(check, { assertion: null, signature: { over, references: [''] } }).outcome).toBe(
    'fail',
  );
});

test('the signature over the response must refer to the response', () => {
  const changes = { over: 'Response', references: ['#_other'] };
  expect(evaluateSaml(check, { signature: changes })).toMatchObject({
    outcome: 'fail',
    actual: ['over Response: "#_other"'],
  });
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
