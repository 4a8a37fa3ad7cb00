import { expect, test } from 'vitest';
import type { SignIn } from '../../../core/evidence.ts';
import type { WsfedRequest } from '../../../core/saml-evidence.ts';
import type { Evaluation } from '../../../core/validator.ts';
import check from '../../../validators/session/step-up-honoured.ts';
import { arrived, began, capture, claims, jwt, signIn } from '../samples.ts';
import { wsfedAnswer, wsfedRequest, wsfedSignIn } from '../xml-samples.ts';
import { assertionAfter, errorAfter } from './sign-ins.ts';

const wanted = 'urn:mfa';

function judgedFor(factors: ('totp' | 'passkey')[], signIns: SignIn[]): Evaluation {
  const account = { id: 'alice', factors, requireMfa: false };
  return check.evaluate(
    { signIns, account },
    { now: arrived, onProviderClock: (instant) => Date.parse(instant), toleranceMs: 60_000, options: {} },
  );
}

/** A step up over OpenID Connect that asked for `wanted`. */
function oidc(used: Parameters<typeof signIn>[0], acr: string | undefined, essential = true): SignIn {
  const { request, ...rest } = capture({ idToken: jwt(claims({ acr })) });
  const asked = JSON.stringify({ id_token: { acr: { essential, values: [wanted] } } });
  const parameters = { ...request.parameters, claims: asked };
  return signIn(used, { purpose: 'step-up', oidc: { ...rest, request: { ...request, parameters } } });
}

function saml(used: Parameters<typeof signIn>[0], said: string, comparison = 'exact'): SignIn {
  const one = assertionAfter('step-up', [...(used ?? [])], said);
  const request = {
    sentAt: new Date(began).toISOString(),
    id: '_1',
    requestedAuthnContext: { comparison, classRefs: [wanted] },
  };
  return { ...one, saml: { ...one.saml!, request } as NonNullable<SignIn['saml']> };
}

test('passes where the second factor was asked and the class is the one asked for', () => {
  expect(judgedFor(['totp'], [oidc(['totp'], wanted)])).toEqual({ outcome: 'pass' });
  const twice = saml(['totp'], wanted);
  expect(judgedFor(['totp'], [twice])).toEqual({ outcome: 'pass' });
  twice.saml!.response!.assertion!.authnStatements[0]!.methods.push('urn:password');
  expect(judgedFor(['totp'], [twice])).toEqual({ outcome: 'pass' });
});

test('fails where nothing was asked, whatever is said', () => {
  expect(judgedFor(['totp'], [oidc([], wanted)])).toEqual({
    outcome: 'fail',
    expected: ['a second factor asked'],
    actual: ['nothing was asked'],
  });
  expect(judgedFor(['totp'], [oidc(['password'], wanted)])).toMatchObject({ actual: ['the password alone'] });
});

test.each([undefined, 'urn:password'])('fails where success comes with another class: %s', (acr) => {
  expect(judgedFor(['totp'], [oidc(['totp'], acr)])).toMatchObject({
    outcome: 'fail',
    expected: ['"urn:mfa"'],
  });
  expect(judgedFor([], [oidc([], acr)]).outcome).toBe('fail');
  expect(judgedFor([], [saml([], 'urn:password')]).outcome).toBe('fail');
});

test('over WS-Federation wauth binds', () => {
  const judged = (used: ('totp' | 'passkey')[], request: WsfedRequest) =>
    judgedFor(['totp'], [{ ...wsfedSignIn(used, wsfedAnswer, request), purpose: 'step-up' }]);
  const asking = { ...wsfedRequest, parameters: { ...wsfedRequest.parameters, wauth: wanted } };
  expect(judged(['totp'], asking).outcome).toBe('pass');
  expect(judged([], asking).outcome).toBe('fail');
  expect(judged([], wsfedRequest).outcome).toBe('notApplicable');
});

test('does not bind where it was a wish, was refused, or was not done', () => {
  expect(judgedFor(['totp'], [oidc([], 'urn:password', false)]).outcome).toBe('notApplicable');
  expect(judgedFor(['totp'], [saml([], 'urn:password', 'minimum')]).outcome).toBe('notApplicable');
  expect(judgedFor(['totp'], [signIn()]).outcome).toBe('notApplicable');
  const refused = errorAfter('step-up', [], 'unmet_authentication_requirements');
  const { parameters } = oidc([], wanted).oidc!.request;
  refused.oidc!.request = { ...refused.oidc!.request, parameters };
  expect(judgedFor([], [refused]).outcome).toBe('notApplicable');
});
