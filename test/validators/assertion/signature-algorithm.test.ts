import { expect, test } from 'vitest';
import check from '../../../validators/assertion/signature-algorithm.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
])('passes for %s', (signatureAlgorithm) => {
  expect(evaluateSaml(check, { signature: { signatureAlgorithm } }).outcome).toBe('pass');
});

test.each([
  ['https://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'begins with https'],
  ['http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'shared secret'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-md5', undefined],
  ['none', undefined],
  [null, undefined],
])('fails for %s', (signatureAlgorithm, detail) => {
  const evaluation = evaluateSaml(check, { signature: { signatureAlgorithm } });
  expect(evaluation.outcome).toBe('fail');
  if (detail) expect(evaluation).toMatchObject({ detail: expect.stringContaining(detail) as string });
  else expect(evaluation).not.toHaveProperty('detail');
});

test('says so where there is none', () => {
  expect(evaluateSaml(check, { signature: { signatureAlgorithm: null } })).toMatchObject({
    actual: ['"no algorithm"'],
  });
});

test('looks at the digest, too', () => {
  const digestAlgorithms = ['http://www.w3.org/2001/04/xmldsig-more#md5'];
  expect(evaluateSaml(check, { signature: { digestAlgorithms } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
