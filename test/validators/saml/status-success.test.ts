import { expect, test } from 'vitest';
import check from '../../../validators/saml/status-success.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for Success; WS-Federation has no status', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check).outcome).toBe('notApplicable');
});

const prefix = 'urn:oasis:names:tc:SAML:2.0:status:';

test.each([
  [
    [`${prefix}Responder`, `${prefix}NoAuthnContext`],
    'No such method',
    'Responder, NoAuthnContext: No such method',
  ],
  [[`${prefix}Responder`, `${prefix}AuthnFailed`], undefined, 'Responder, AuthnFailed'],
  [[`${prefix}Responder`, `${prefix}Success`], undefined, 'Responder, Success'],
  [[], undefined, 'no status code'],
])("says the provider's own words", (codes, message, said) => {
  const status = { codes, ...(message !== undefined && { message }) };
  expect(evaluateSaml(check, { envelope: { status } })).toEqual({
    outcome: 'fail',
    expected: ['Success'],
    actual: [said],
    detail: `The provider answered: ${said}`,
  });
});

testHostileAnswers(check, 'fail');
