import { expect, test } from 'vitest';
import check from '../../../validators/assertion/no-sha1.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([
  [{ signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }, 'rsa-sha1'],
  [{ digestAlgorithms: ['http://www.w3.org/2000/09/xmldsig#sha1'] }, 'sha1'],
])('fails for %j', (changes, name) => {
  expect(evaluateSaml(check, { signature: changes })).toMatchObject({
    outcome: 'fail',
    actual: [`http://www.w3.org/2000/09/xmldsig#${name}`],
  });
});

testHostileAnswers(check, 'pass', { 'nothing that may be missing': 'notApplicable' });
