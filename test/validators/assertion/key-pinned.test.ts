import { expect, test } from 'vitest';
import check from '../../../validators/assertion/key-pinned.ts';
import { evaluateSaml, signature, testHostileAnswers } from '../xml-samples.ts';

test('passes for a key of the metadata, and says which', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass', notes: ['Signed by metadata signing key 1.'] });
});

test('a key need not have a name', () => {
  const { key: _none, ...unnamed } = signature;
  expect(evaluateSaml(check, { answer: { signatures: [unnamed] } })).toEqual({
    outcome: 'pass',
    notes: ['Signed by a known key.'],
  });
});

test('fails for a key that only the message names', () => {
  expect(evaluateSaml(check, { signature: { status: 'foreignKey' } })).toMatchObject({
    outcome: 'fail',
    actual: ['over Assertion: a key that only the message names'],
  });
});

test('a key that the metadata names since is told from one that nobody knows', () => {
  const since = evaluateSaml(check, { signature: { status: 'foreignKey', publishedSince: true } });
  expect(since).toMatchObject({ outcome: 'fail', detail: expect.stringContaining('changed keys') });
  expect(evaluateSaml(check, { signature: { status: 'foreignKey' } })).not.toHaveProperty('detail');
});

test.each(['invalid', 'notChecked'] as const)('does not bind for %s', (status) => {
  expect(evaluateSaml(check, { signature: { status } }).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'notApplicable');
