import { expect, test } from 'vitest';
import check from '../../../validators/saml/name-id-encoded.ts';
import { evaluateSaml, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

test.each(['ab+c', 'ab/c', 'abc=='])('fails for %s', (value) => {
  expect(evaluateSaml(check, { assertion: { nameId: { value } } })).toMatchObject({
    outcome: 'fail',
    actual: [`"${value}"`],
  });
});

testHostileAnswers(check, 'pass', { 'nothing that may be missing': 'notApplicable' });
