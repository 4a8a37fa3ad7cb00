/** Sign-ins of one probe after the first, for the checks that compare them. */
import type { FactorUse, SignIn } from '../../../core/evidence.ts';
import type { JsonValue } from '../../../core/model.ts';
import type { XmlAssertion } from '../../../core/saml-evidence.ts';
import type { Evaluation, Validator } from '../../../core/validator.ts';
import { arrived, began, capture, claims, jwt, signIn } from '../samples.ts';

/** `words`: what the profile takes for MFA outside `amr`. */
export function judged(validator: Validator, signIns: SignIn[], words: readonly string[] = []): Evaluation {
  const onProviderClock = (instant: string): number => Date.parse(instant);
  return validator.evaluate(
    { signIns, ...(signIns[0] && { signIn: signIns[0] }) },
    { now: arrived, onProviderClock, toleranceMs: 60_000, options: { words } },
  );
}

type Factors = readonly FactorUse['factor'][];

/** A sign-in whose id_token has these claims. */
export function tokenAfter(
  purpose: string,
  factors: Factors,
  changes: Record<string, JsonValue | undefined> = {},
): SignIn {
  return signIn(factors, { purpose, oidc: capture({ idToken: jwt(claims(changes)) }) });
}

/** A sign-in whose only token is encrypted. */
export function unreadableAfter(purpose: string, factors: Factors): SignIn {
  const { idToken: _none, ...rest } = capture();
  const unreadableIdToken = { kind: 'opaque', length: 9, digest: 'd3', reason: 'encrypted (JWE)' } as const;
  return signIn(factors, { purpose, oidc: { ...rest, unreadableIdToken } });
}

/** A sign-in that the provider answered with this error. */
export function errorAfter(purpose: string, factors: Factors, error: string): SignIn {
  const { idToken: _none, tokenResponse: _neither, ...answered } = capture();
  const authorizationResponse = { ...answered.authorizationResponse!, parameters: { error } };
  return signIn(factors, { purpose, oidc: { ...answered, authorizationResponse } });
}

/** A sign-in over SAML 2.0 whose assertion has this class and time. */
export function assertionAfter(
  purpose: string,
  factors: Factors,
  method: string,
  instant = '2026-11-24T10:00:03Z',
): SignIn {
  const assertion: XmlAssertion = {
    version: '2.0',
    signedBy: 'assertion',
    trusted: true,
    confirmations: [],
    authnStatements: [{ instant, methods: [method] }],
    attributes: [],
  };
  const response = {
    receivedAt: new Date(began).toISOString(),
    sameBrowser: true,
    length: 1,
    digest: 'd1',
    xml: '<Response/>',
    signatures: [],
    assertions: 1,
    encrypted: false,
    assertion,
  };
  const { oidc: _none, ...rest } = signIn(factors, { purpose });
  return { ...rest, saml: { response, library: [] } };
}

/** The provider's page said no. */
export const rejected: SignIn['end'] = {
  kind: 'refused',
  reason: 'error-on-page',
  message: 'The code was not accepted.',
  url: '',
};

/** A sign-in that ended at the provider, after this was typed. */
export function refusedAfter(purpose: string, factors: Factors, changes: Partial<SignIn> = {}): SignIn {
  const { oidc: _none, ...rest } = signIn(factors, { purpose, end: rejected, ...changes });
  return rest;
}

export const codeTyped: SignIn['timeline'] = [
  { at: new Date(began).toISOString(), kind: 'typed', text: 'typed a TOTP code' },
];
