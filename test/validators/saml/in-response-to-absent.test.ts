import { expect, test } from 'vitest';
import check from '../../../validators/saml/in-response-to-absent.ts';
import { bearer, evaluateSaml, samlSignIn, testHostileAnswers } from '../xml-samples.ts';

const { inResponseTo: _none, ...silent } = bearer;
const unasked = { answer: { envelope: { element: 'Response' } }, assertion: { confirmations: [silent] } };

test('passes where nothing names a request', () => {
  expect(evaluateSaml(check, unasked)).toEqual({ outcome: 'pass' });
});

test('neither place may name one', () => {
  expect(evaluateSaml(check, { ...unasked, assertion: { confirmations: [bearer] } })).toMatchObject({
    outcome: 'fail',
    actual: ['"_r1"'],
    detail: expect.stringContaining('no request was sent'),
  });
  expect(
    evaluateSaml(check, { ...unasked, answer: { envelope: { element: 'Response', inResponseTo: '_old' } } }),
  ).toMatchObject({ outcome: 'fail', actual: ['"_old"'] });
});

test('does not bind where a request was sent', () => {
  expect(evaluateSaml(check, { artifacts: { signIn: samlSignIn() } }).outcome).toBe('notApplicable');
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'pass' });
