import { expect, test } from 'vitest';
import check from '../../../validators/assertion/signature-present.ts';
import type { XmlSignatureFact } from '../../../core/saml-evidence.ts';
import { evaluateSaml, evaluateWsfed, signature, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

/** The honest answer without an assertion that a signature covers. */
const bare = (signatures: XmlSignatureFact[], assertions = 1): Changes => ({
  answer: { signatures, assertions },
  assertion: null,
});

test('fails where nothing covers the assertion, and says where signatures stand', () => {
  expect(evaluateSaml(check, bare([]))).toMatchObject({ outcome: 'fail', actual: ['no signature'] });
  expect(evaluateSaml(check, bare([{ ...signature, over: 'elsewhere' }]))).toMatchObject({
    outcome: 'fail',
    actual: ['a signature over elsewhere, which does not cover it'],
  });
});

test('does not bind where another check says what is wrong', () => {
  expect(evaluateSaml(check, bare([{ ...signature, status: 'invalid' }])).outcome).toBe('notApplicable');
  expect(evaluateSaml(check, bare([], 0)).outcome).toBe('notApplicable');
  const status = { codes: ['urn:oasis:names:tc:SAML:2.0:status:Requester'] };
  expect(evaluateSaml(check, { envelope: { status } }).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'notApplicable', { 'nothing that may be missing': 'pass' });
