import { expect, test } from 'vitest';
import check from '../../../validators/saml/class-is-multipleauthn.ts';
import { multipleauthn } from '../../../validators/mfa-words.ts';
import { signIn } from '../samples.ts';
import { at, claimTypes, evaluateSaml, testHostileAnswers, type Changes } from '../xml-samples.ts';

test('passes for an honest answer', () => {
  expect(evaluateSaml(check)).toEqual({ outcome: 'pass' });
});

const classes = (...methods: string[]): Changes => ({ assertion: { authnStatements: [{ methods }] } });
const elsewhere = 'MFA is said, but where Microsoft does not look';

test.each([
  [multipleauthn.replace('http:', 'https:'), 'another http or https'],
  [`${multipleauthn} `, 'white space'],
  [`${multipleauthn}/`, 'slash'],
  ['http://schemas.microsoft.com/claims/MultipleAuthn', 'case'],
  [`${multipleauthn},urn:oasis:names:tc:SAML:2.0:ac:classes:Password`, 'joined'],
  ['https://refeds.org/profile/mfa', elsewhere],
  ['http://id.incommon.org/assurance/mfa', elsewhere],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract', elsewhere],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken', elsewhere],
  ['http://schemas.microsoft.com/claims/wiaormultiauthn', elsewhere],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified', 'says nothing of several factors'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport', 'says nothing of several factors'],
])('fails for %s, and says why', (method, why) => {
  expect(evaluateSaml(check, classes(method))).toMatchObject({
    outcome: 'fail',
    actual: [JSON.stringify(method)],
    detail: expect.stringContaining(why) as string,
  });
});

test.each([
  [claimTypes.authnmethodsreferences, multipleauthn],
  [claimTypes.authenticationmethod, multipleauthn],
  ['authenticationmethod', multipleauthn],
  ['http://schemas.microsoft.com/ws/2017/04/identity/claims/multifactorauthenticationinstant', at(3)],
])('fails where only the attribute %s says it', (name, value) => {
  const attributes = [{ name, values: ['other', value] }];
  const evaluation = evaluateSaml(check, {
    assertion: { ...classes('urn:oasis:names:tc:SAML:2.0:ac:classes:Password').assertion, attributes },
  });
  expect(evaluation).toMatchObject({
    outcome: 'fail',
    detail: expect.stringMatching(`^${elsewhere}: the attribute`) as string,
  });
});

test('fails where nothing is said', () => {
  expect(evaluateSaml(check, classes())).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
    detail: expect.stringContaining('Nothing is said') as string,
  });
});

test('does not bind without a second factor; in a message it does', () => {
  expect(
    evaluateSaml(check, { ...classes('other'), artifacts: { signIn: signIn(['password']) } }).outcome,
  ).toBe('notApplicable');
  expect(evaluateSaml(check, { ...classes('other'), artifacts: { signIn: null } }).outcome).toBe('fail');
});

testHostileAnswers(check, 'fail');
