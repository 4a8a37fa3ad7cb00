import { expect, test } from 'vitest';
import check from '../../../validators/saml/destination.ts';
import { evaluateSaml, reply, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test('fails for another', () => {
  expect(evaluateSaml(check, { envelope: { destination: 'https://other.example/acs' } })).toMatchObject({
    outcome: 'fail',
    expected: [JSON.stringify(reply)],
  });
});

test('may be missing where the response is not signed and the profile does not want it', () => {
  const changes: Changes = { answer: { envelope: { element: 'Response' } } };
  expect(evaluateSaml(check, changes).outcome).toBe('pass');
  expect(evaluateSaml(check, { ...changes, options: { required: true } })).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
  expect(evaluateSaml(check, { ...changes, signature: { over: 'Response' } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'pass' });
