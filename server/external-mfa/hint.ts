import { createHash } from 'node:crypto';
import type { JsonObject } from '../../core/model.ts';

/** Whom Entra would name in its id_token_hint. */
export interface HintedUser {
  username: string;
  /** Default: made from the user name, the same in every run. */
  objectId?: string | undefined;
}

/** The tenant of a target that names none: made up, and no tenant of Microsoft's. */
export const defaultTenant = '5ca1ab1e-0000-4000-8000-00000a3c4ec4';

/** What amrcheck is called where it plays Entra, below the relying party's address. */
export const issuerOf = (baseUrl: string, tenant: string): string => `${baseUrl}/entra/${tenant}/v2.0`;

/** Where a provider reads of it, and finds its keys. */
export const entraAddresses = (
  baseUrl: string,
  tenant: string,
): Record<'issuer' | 'discovery' | 'keys', string> => ({
  issuer: issuerOf(baseUrl, tenant),
  discovery: `${issuerOf(baseUrl, tenant)}/.well-known/openid-configuration`,
  keys: `${baseUrl}/entra/${tenant}/discovery/v2.0/keys`,
});

/**
 * The claims of an id_token_hint, expired from the start, as Microsoft documents it.
 * https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider
 */
export function hintClaims(options: {
  issuer: string;
  tenant: string;
  audience: string;
  user: HintedUser;
  /** Seconds since 1970. */
  now: number;
}): JsonObject {
  const { issuer, tenant, audience, user, now } = options;
  const oid = user.objectId ?? uuidOf(`${tenant} ${user.username}`);
  return {
    ver: '2.0',
    iss: issuer,
    // A name that this application alone has for the person.
    sub: hash(`${tenant} ${audience} ${oid}`).toString('base64url'),
    aud: audience,
    exp: now - 1,
    iat: now,
    nbf: now,
    name: user.username,
    preferred_username: user.username,
    oid,
    tid: tenant,
  };
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A UUID of version 8 (RFC 9562): its bits are ours. */
function uuidOf(text: string): string {
  const hex = hash(text).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
