import { randomBytes } from 'node:crypto';
import { genericGrantRequest } from 'openid-client';
import type { Redactor } from '../../core/redact.ts';
import { parseJsonObject } from '../json.ts';
import type { ProviderAnswer } from '../provider-http.ts';
import { rejectedClient } from './client-errors.ts';
import type { OidcProvider } from './provider.ts';

/**
 * Whether the token endpoint takes the client and its secret, told by how it refuses a code that nobody issued: with
 * `invalid_grant` it has got past the client (RFC 6749, section 5.2). False: it does not tell. Throws CLIENT_REJECTED.
 */
export async function isClientTaken(
  provider: OidcProvider,
  callbackUrl: string,
  redactor: Redactor,
): Promise<boolean> {
  let answer: ProviderAnswer | undefined;
  const configuration = provider.configuration({
    onAnswer: (one) => (answer = one),
    jwks: () => provider.refreshJwks(),
  });
  await genericGrantRequest(configuration, 'authorization_code', {
    code: randomBytes(16).toString('base64url'),
    redirect_uri: callbackUrl,
    code_verifier: randomBytes(32).toString('base64url'),
  }).catch((thrown: unknown) => {
    if (!answer) throw thrown;
  });
  if (!answer) return false;
  const rejected = rejectedClient(answer, provider, redactor);
  if (rejected) throw rejected;
  return parseJsonObject(answer.text)?.['error'] === 'invalid_grant';
}
