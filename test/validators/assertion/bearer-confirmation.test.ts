import { expect, test } from 'vitest';
import check from '../../../validators/assertion/bearer-confirmation.ts';
import { bearer, evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test('fails for another method, and for none', () => {
  const method = 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key';
  expect(evaluateSaml(check, { assertion: { confirmations: [{ method }] } })).toMatchObject({
    outcome: 'fail',
    actual: [`"${method}"`],
  });
  expect(evaluateSaml(check, { assertion: { confirmations: [] } })).toMatchObject({
    outcome: 'fail',
    actual: ['no confirmation'],
  });
});

test('one of several is enough', () => {
  expect(evaluateSaml(check, { assertion: { confirmations: [{ method: 'other' }, bearer] } }).outcome).toBe(
    'pass',
  );
});

testHostileAnswers(check, 'fail');
