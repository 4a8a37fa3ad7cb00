import { expect, test } from 'vitest';
import check from '../../../validators/saml/in-response-to.ts';
import { bearer, evaluateSaml, samlAnswer, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test('both places must name the request', () => {
  expect(evaluateSaml(check, { envelope: { inResponseTo: '_other' } }).outcome).toBe('fail');
  expect(
    evaluateSaml(check, { assertion: { confirmations: [{ ...bearer, inResponseTo: '_other' }] } }),
  ).toMatchObject({ outcome: 'fail', actual: ['"_other"'] });
  const { inResponseTo: _none, ...silent } = bearer;
  expect(evaluateSaml(check, { assertion: { confirmations: [silent] } })).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

test('the confirmation is enough where the Response names none', () => {
  const { inResponseTo: _none, ...envelope } = samlAnswer.envelope!;
  expect(evaluateSaml(check, { artifacts: { envelope } })).toEqual({ outcome: 'pass' });
});

test('a confirmation for another recipient does not count', () => {
  const confirmations = [
    { ...bearer, inResponseTo: '_other' },
    { ...bearer, recipient: 'https://other.example' },
  ];
  expect(evaluateSaml(check, { assertion: { confirmations } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'notApplicable');
