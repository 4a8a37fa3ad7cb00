import { expect, test } from 'vitest';
import check from '../../../validators/saml/class-is-refeds-mfa.ts';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import { signIn } from '../samples.ts';
import { evaluateSaml, testHostileAnswers, type Changes } from '../xml-samples.ts';

const classes = (...methods: string[]): Changes => ({ assertion: { authnStatements: [{ methods }] } });

test('passes for the identifier', () => {
  expect(evaluateSaml(check, classes('https://refeds.org/profile/mfa'))).toEqual({ outcome: 'pass' });
});

test.each([
  ['http://refeds.org/profile/mfa', 'another http or https'],
  ['https://refeds.org/profile/sfa', 'says nothing of several factors'],
  [multipleauthn, 'is a word of Microsoft'],
  ['http://id.incommon.org/assurance/mfa', 'InCommon'],
])('fails for %s, and says why', (method, why) => {
  expect(evaluateSaml(check, classes(method))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining(why) as string,
  });
});

test('does not bind without a second factor', () => {
  expect(evaluateSaml(check, { artifacts: { signIn: signIn(['password']) } }).outcome).toBe('notApplicable');
});

test('says what came instead', () => {
  expect(evaluateSaml(check, classes('a'))).toMatchObject({ outcome: 'fail', actual: ['"a"'] });
  expect(evaluateSaml(check, classes())).toMatchObject({ outcome: 'fail', actual: ['absent'] });
});

testHostileAnswers(check, 'fail');
