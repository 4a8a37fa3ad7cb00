import { expect, test } from 'vitest';
import type { RefusalReason } from '../../core/evidence.ts';
import { howRefused } from '../../validators/refusal.ts';
import { capture, signIn } from './samples.ts';
import { errorAfter, refusedAfter } from './session/sign-ins.ts';
import { samlAnswer, samlSignIn, wsfedAnswer, wsfedSignIn } from './xml-samples.ts';

test.each([
  ['access_denied', 'pass'],
  ['login_required', 'pass'],
  ['interaction_required', 'pass'],
  ['unmet_authentication_requirements', 'pass'],
  ['server_error', 'inconclusive'],
])('the error %s: %s', (error, outcome) => {
  expect(howRefused(errorAfter('first', ['password'], error)).outcome).toBe(outcome);
});

test.each<[RefusalReason, string]>([
  ['enrolment-demanded', 'pass'],
  ['second-factor-demanded', 'pass'],
  ['cancelled', 'pass'],
  ['locked-out', 'inconclusive'],
  ['password-expired', 'inconclusive'],
])('refused on a page, %s: %s', (reason, outcome) => {
  const end = { kind: 'refused', reason, message: 'No.', url: '' } as const;
  expect(howRefused(refusedAfter('first', [], { end })).outcome).toBe(outcome);
});

test('an answer without tokens and without an error is no refusal', () => {
  const { idToken: _none, ...empty } = capture();
  expect(howRefused(signIn(['password'], { oidc: empty }))).toEqual({
    outcome: 'inconclusive',
    reason: 'No token came, and it was no refusal: the provider answered without tokens.',
  });
});

test.each(['AuthnFailed', 'NoAuthnContext', 'RequestDenied'])('the status %s is a refusal', (code) => {
  const { assertion: _none, ...answer } = samlAnswer;
  const codes = ['Responder', code].map((name) => `urn:oasis:names:tc:SAML:2.0:status:${name}`);
  const refused = { ...answer, assertions: 0, envelope: { element: 'Response', status: { codes } } };
  expect(howRefused(samlSignIn(['password'], refused)).outcome).toBe('pass');
});

test('an answer that holds nothing is open, over WS-Federation too', () => {
  const { assertion: _none, envelope: _neither, ...answer } = wsfedAnswer;
  expect(howRefused(wsfedSignIn(['password'], { ...answer, assertions: 0 }))).toEqual({
    outcome: 'inconclusive',
    reason: 'The answer holds no assertion that could be looked at.',
  });
});
