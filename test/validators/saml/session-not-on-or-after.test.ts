import { expect, test } from 'vitest';
import check from '../../../validators/saml/session-not-on-or-after.ts';
import { at, evaluateSaml, testHostileAnswers, type Changes } from '../xml-samples.ts';

const ends = (...times: string[]): Changes => ({
  assertion: { authnStatements: times.map((sessionNotOnOrAfter) => ({ sessionNotOnOrAfter, methods: [] })) },
});

test('lies ahead, or is not there', () => {
  expect(evaluateSaml(check).outcome).toBe('notApplicable');
  expect(evaluateSaml(check, ends(at(3_600))).outcome).toBe('pass');
  expect(evaluateSaml(check, ends(at(3_600), at(-600)))).toMatchObject({
    outcome: 'fail',
    actual: [at(-600)],
  });
});

testHostileAnswers(check, 'fail', { 'nothing that may be missing': 'notApplicable' });
