import { collectArtifacts } from '../core/artifacts.ts';
import type { Evidence } from '../core/evidence.ts';
import type { JsonObject } from '../core/model.ts';

/**
 * The test that most people write: does what came back say MFA? `amr.includes('mfa')` in OpenID Connect; over SAML and
 * WS-Federation, whether the methods of the assertion include multipleauthn; through Entra, amr of the access token. Once, on the first sign-in with MFA, or on the
 * one token that there is.
 */
export function naiveTest(evidence: readonly Evidence[], token?: JsonObject): boolean {
  if (token) return includesMfa(token);
  const first = evidence.find(({ scenario }) => scenario === 'mfa');
  if (!first) return false;
  const { idToken, assertion, accessToken } = collectArtifacts(first).artifacts;
  if (first.target.protocol === 'entra')
    return accessToken?.kind === 'jwt' && includesMfa(accessToken.payload);
  if (idToken) return includesMfa(idToken.payload);
  return (assertion?.authnStatements ?? []).some(({ methods }) =>
    methods.some((method) => method.includes('multipleauthn')),
  );
}

/** As JavaScript does it: a string includes a part of itself, and what has no `includes` throws. */
function includesMfa({ amr }: JsonObject): boolean {
  return (typeof amr === 'string' || Array.isArray(amr)) && amr.includes('mfa');
}
