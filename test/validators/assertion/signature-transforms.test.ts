import { expect, test } from 'vitest';
import check from '../../../validators/assertion/signature-transforms.ts';
import { evaluateSaml, evaluateWsfed, signature, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const [enveloped, exclusive] = signature.transforms as [string, string];

test('passes for canonicalization with comments', () => {
  const transforms = [enveloped, `${exclusive}WithComments`];
  expect(evaluateSaml(check, { signature: { transforms } }).outcome).toBe('pass');
});

test.each([
  [
    { transforms: [enveloped, 'http://www.w3.org/TR/1999/REC-xpath-19991116', exclusive] },
    'http://www.w3.org/TR/1999/REC-xpath-19991116',
  ],
  [{ transforms: [enveloped] }, 'no exclusive canonicalization'],
  [{ transforms: [exclusive] }, 'no enveloped-signature'],
  [{ canonicalization: null }, 'canonicalization: none'],
  [
    { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' },
    'canonicalization: http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  ],
])('fails for %j', (changes, actual) => {
  expect(evaluateSaml(check, { signature: changes })).toMatchObject({ outcome: 'fail', actual: [actual] });
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
