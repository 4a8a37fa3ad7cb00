import { expect, test } from 'vitest';
import check from '../../../validators/assertion/signature-verified.ts';
import { evaluateSaml, evaluateWsfed, signature, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('fails for any that is invalid, with the reason', () => {
  const signatures = [
    signature,
    { ...signature, over: 'Response', status: 'invalid' as const, reason: 'the digest differs' },
  ];
  expect(evaluateSaml(check, { answer: { signatures } })).toMatchObject({
    outcome: 'fail',
    actual: ['over Response: the digest differs'],
  });
});

test('without a key it is open; without a signature it does not bind', () => {
  const open = evaluateSaml(check, { signature: { status: 'notChecked' } });
  expect(open).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('--metadata') as string,
  });
  expect(evaluateSaml(check, { answer: { signatures: [] } }).outcome).toBe('notApplicable');
  expect(evaluateSaml(check, { signature: { status: 'foreignKey' } }).outcome).toBe('pass');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
