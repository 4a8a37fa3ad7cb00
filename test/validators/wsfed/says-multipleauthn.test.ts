import { expect, test } from 'vitest';
import check from '../../../validators/wsfed/says-multipleauthn.ts';
import { multipleauthn, wiaormultiauthn } from '../../../validators/mfa-words.ts';
import { signIn } from '../samples.ts';
import { attribute11, claimTypes, evaluateWsfed, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateWsfed(check)).toEqual({ outcome: 'pass' });
});

const password = 'urn:oasis:names:tc:SAML:1.0:am:password';
const saying = (method: string, ...attributes: ReturnType<typeof attribute11>[]): Changes => ({
  assertion: { authnStatements: [{ methods: [method] }], attributes },
});

test('passes for either value in either place', () => {
  expect(evaluateWsfed(check, saying(wiaormultiauthn)).outcome).toBe('pass');
  expect(
    evaluateWsfed(
      check,
      saying(password, attribute11(claimTypes.authenticationmethod, 'other', multipleauthn)),
    ).outcome,
  ).toBe('pass');
  const repeated = ['other', wiaormultiauthn].map((value) =>
    attribute11(claimTypes.authenticationmethod, value),
  );
  expect(evaluateWsfed(check, saying(password, ...repeated)).outcome).toBe('pass');
});

test.each([
  [saying(password), 'says nothing of several factors'],
  [saying('https://refeds.org/profile/mfa'), 'MFA is said, but where Microsoft does not look'],
  [saying(`${multipleauthn} `), 'white space'],
  [
    saying(password, attribute11(claimTypes.authnmethodsreferences, multipleauthn)),
    'MFA is said, but where Microsoft does not look: the attribute',
  ],
  [
    saying(password, attribute11('http://other.example/authenticationmethod', multipleauthn)),
    'the attribute "http://other.example/authenticationmethod"',
  ],
])('fails otherwise, and says why', (changes, why) => {
  expect(evaluateWsfed(check, changes)).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining(why) as string,
  });
});

test('does not bind without a second factor', () => {
  expect(
    evaluateWsfed(check, { ...saying(password), artifacts: { signIn: signIn(['password']) } }).outcome,
  ).toBe('notApplicable');
});

test('says what came instead', () => {
  expect(evaluateWsfed(check, saying(password))).toMatchObject({ actual: [`"${password}"`] });
  expect(evaluateWsfed(check, { assertion: { authnStatements: [] } })).toMatchObject({ actual: ['absent'] });
});

testHostileAnswers(check, 'fail');
