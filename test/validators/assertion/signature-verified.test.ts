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
    {
      ...signature,
      over: 'Response',
      references: ['#_p1'],
      status: 'invalid' as const,
      reason: 'the digest differs',
    },
  ];
  expect(evaluateSaml(check, { answer: { signatures } })).toMatchObject({
    outcome: 'fail',
    actual: ['over Response: the digest differs'],
  });
});

test.each([
  ['signature-algorithm', { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' }],
  ['signature-reference', { references: ['#_a1', '#_a1'] }],
  ['signature-transforms', { canonicalization: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }],
])('what %s refuses is open here, and never a pass', (named, changes) => {
  expect(evaluateSaml(check, { signature: { status: 'invalid', ...changes } })).toEqual({
    outcome: 'inconclusive',
    reason: `The signature was not verified, as its form is refused: see assertion/${named}.`,
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

testHostileAnswers(check, 'inconclusive', { 'nothing that may be missing': 'notApplicable' });
