import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { refusal } from '../federation.ts';
import type { Claims } from '../oidc/jws.ts';

/** What of a hint a provider does not look at. */
export type HintLapse = 'signature' | 'issuer' | 'tenant';

const entraAtHome = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/entra\/([^/]+)\/v2\.0$/;
const anywhereAtHome = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//;

/**
 * The claims of an id_token_hint that an amrcheck on this machine wrote, where it plays Entra, for `tenant`. Its exp is
 * looked past: it is expired from the start. Throws what is wrong with it.
 */
export async function readHint(token: string, tenant: string, lapses: readonly HintLapse[]): Promise<Claims> {
  const [header, payload, signature] = token.split('.');
  const refused = (why: string): Error => refusal('InvalidHint', `The id_token_hint is refused: ${why}.`);
  if (!header || !payload || signature === undefined) throw refused('it is no JWT');
  const { kid, alg } = decoded(header);
  const claims = decoded(payload);
  const iss = String(claims['iss']);
  const named = entraAtHome.exec(iss)?.[3];
  if (named === undefined && !lapses.includes('issuer')) throw refused('its issuer is not Entra');
  if (!anywhereAtHome.test(iss)) throw refused('its issuer is not on this machine');
  const ours = claims['tid'] === tenant && (named === tenant || lapses.includes('issuer'));
  if (!ours && !lapses.includes('tenant')) throw refused('its tenant is no customer');
  if (lapses.includes('signature')) return claims;
  // Whoever does not look at the issuer knows one set of keys only.
  const keys = await keysOf(named === undefined ? `${new URL(iss).origin}/entra/${tenant}/v2.0` : iss);
  const key = keys.find((one) => one['kid'] === kid);
  if (!key || alg !== 'RS256') throw refused('its key is not published');
  const valid = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  if (!valid) throw refused('its signature is not valid');
  return claims;
}

function decoded(part: string): Claims {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
  } catch {
    throw refusal('InvalidHint', 'The id_token_hint cannot be read.');
  }
}

async function keysOf(issuer: string): Promise<(JsonWebKey & Claims)[]> {
  const fetched = async (url: string): Promise<Claims> =>
    (await (await fetch(url, { signal: AbortSignal.timeout(5_000) })).json()) as Claims;
  const { jwks_uri: jwksUri } = await fetched(`${issuer}/.well-known/openid-configuration`);
  if (!anywhereAtHome.test(String(jwksUri)))
    throw refusal('InvalidHint', 'The keys are not on this machine.');
  return (await fetched(String(jwksUri)))['keys'] as (JsonWebKey & Claims)[];
}
