import { expect, test } from 'vitest';
import check from '../../../validators/saml/one-authn-context.ts';
import { evaluateSaml, evaluateWsfed, testHostileAnswers } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

test.each([
  [[], ['none']],
  [[{ methods: [] }], ['none']],
  [[{ methods: ['a', 'b'] }], ['"a"', '"b"']],
  [[{ methods: ['a'] }, { methods: ['a'] }], ['2 authentication statements']],
])('fails for %j', (authnStatements, actual) => {
  expect(evaluateSaml(check, { assertion: { authnStatements } })).toMatchObject({ outcome: 'fail', actual });
});

testHostileAnswers(check, 'fail', {
  'every text 1 MB': 'pass',
  'every text empty': 'pass',
  'names that JavaScript knows': 'fail',
});
