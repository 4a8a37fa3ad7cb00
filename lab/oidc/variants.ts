import type { Asks } from '../showing.ts';
import { clockAhead } from './defects.ts';
import type { Hooks } from './defects.ts';
import { acrValues } from './acr.ts';
import { compactJws, newSigningKey, publicJwk, signedWith } from './jws.ts';
import type { Claims } from './jws.ts';

/** How an OpenID Connect provider writes its tokens; every one of them is honest. */
export interface OidcForm extends Hooks {
  /** What the target must say in amrcheck.yaml beside where the provider is. */
  asks?: Asks;
}

/** After both factors; who has a password only stays ["pwd"]. */
const afterBoth =
  (...values: string[]) =>
  (honest: string[]): string[] =>
    honest.includes('mfa') ? values : honest;

const without =
  (...names: string[]) =>
  (claims: Claims): Claims =>
    Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));

const otherKeys = await Promise.all(['RS256', 'ES256', 'RS256'].map((alg) => newSigningKey(alg as 'RS256')));

const nextKey = otherKeys[0]!;

const forms = {
  'amr-in-another-order': { amr: afterBoth('mfa', 'otp', 'pwd') },
  'amr-with-more-registered-values': { amr: afterBoth('pwd', 'otp', 'mfa', 'user', 'mca', 'rba', 'geo') },
  'amr-mfa-alone': { amr: afterBoth('mfa') },
  'amr-in-id-token-only': { accessToken: without('amr'), userinfo: without('amr') },
  'acr-asked-for': { asks: { acrValues: acrValues.mfa } },
  'acr-essential': {
    asks: { claims: { id_token: { acr: { essential: true, values: [acrValues.mfa] } } } },
  },
  'aud-as-array': { idToken: (claims) => ({ ...claims, aud: [claims['aud']] }) },
  'optional-claims-absent': { idToken: without('auth_time', 'at_hash', 'acr', 'azp') },
  'auth-time-asked-for': { asks: { maxAge: 3600 } },
  'unknown-claims': {
    idToken: (claims) => ({ ...claims, tenant: { id: 7, groups: ['a', 'b'] }, ipaddr: '::1' }),
  },
  // As it should be: the new key is published before it signs, and the old one stays.
  'key-rotated': {
    jwks: (keys, used) => (used ? [publicJwk(nextKey), ...keys] : keys),
    sign: (claims) =>
      compactJws({ alg: nextKey.alg, typ: 'JWT', kid: nextKey.kid }, claims, signedWith(nextKey)),
  },
  'several-keys': { jwks: (keys) => [...otherKeys.map(publicJwk), ...keys] },
  'clock-60-s-ahead': { idToken: clockAhead(60) },
  'clock-60-s-behind': { idToken: clockAhead(-60) },
  'form-post': { asks: { responseMode: 'form_post' } },
  'acr-refeds': {
    asks: { profile: 'refeds-mfa' },
    idToken: (claims) =>
      claims['acr'] === acrValues.mfa ? { ...claims, acr: 'https://refeds.org/profile/mfa' } : claims,
  },
  'refresh-tokens': { asks: { scope: 'openid offline_access', prompt: 'consent' } },
} as const satisfies Record<string, OidcForm>;

export type OidcFormId = keyof typeof forms;

/** The kinds of OpenID Connect provider beside the plain one. */
export const oidcForms: Readonly<Record<OidcFormId, OidcForm>> = forms;
