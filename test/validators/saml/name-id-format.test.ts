import { expect, test } from 'vitest';
import check from '../../../validators/saml/name-id-format.ts';
import { evaluateSaml, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test.each([
  'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  '',
])('fails for %s', (format) => {
  expect(evaluateSaml(check, { assertion: { nameId: { value: 'abc', format } } }).outcome).toBe('fail');
});

test('fails without a format', () => {
  expect(evaluateSaml(check, { assertion: { nameId: { value: 'abc' } } })).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

testHostileAnswers(check, 'fail');
