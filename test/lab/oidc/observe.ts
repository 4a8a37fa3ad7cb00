import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { leftHash } from '../../../lab/oidc/jws.ts';
import type { LabAccount, LabTarget } from '../../../lab/index.ts';
import { basic } from './visitor.ts';
import type { Callback, Tokens, Visitor } from './visitor.ts';

type Json = Record<string, unknown>;
/** What a relying party sees, by place and claim, with everything that differs from run to run replaced by what it should be. */
export type Observation = Map<string, unknown>;

/** Reads every place and makes it comparable with what another provider sent. */
export async function observe(
  target: LabTarget,
  account: LabAccount,
  visitor: Visitor,
  tokens: Tokens,
  callback?: Callback,
): Promise<Observation> {
  const bearer = { authorization: `Bearer ${tokens.access_token}` };
  const userinfo = (await (await fetch(`${target.issuer}/me`, { headers: bearer })).json()) as Json;
  const introspection = (await (
    await fetch(`${target.issuer}/token/introspection`, {
      method: 'POST',
      headers: { authorization: basic(target) },
      body: new URLSearchParams({ token: tokens.access_token }),
    })
  ).json()) as Json;
  const jwks = (await (await fetch(`${target.issuer}/jwks`)).json()) as JSONWebKeySet;
  const verified = await compactVerify(tokens.id_token, createLocalJWKSet(jwks), {
    algorithms: ['RS256'],
  }).then(
    () => true,
    () => false,
  );
  const places: Record<string, Json> = {
    'id_token.#': { ...decodeProtectedHeader(tokens.id_token), signature: verified },
    'id_token.': decodeJwt(tokens.id_token),
    'access_token.': decodeJwt(tokens.access_token),
    'userinfo.': userinfo,
    'introspection.': introspection,
    'jwks.': { ...jwks },
    ...(callback && { 'response.': { iss: callback['iss'], state: callback['state'] } }),
  };
  const expected: Record<string, unknown> = {
    nonce: visitor.nonce,
    at_hash: leftHash(tokens.access_token),
    sub: account.sub,
    iss: target.issuer,
    state: visitor.state,
  };
  const seen: Observation = new Map();
  for (const [place, claims] of Object.entries(places)) {
    for (const [name, value] of Object.entries(claims))
      seen.set(place + name, comparable(name, value, expected, target));
  }
  return seen;
}

function comparable(
  name: string,
  value: unknown,
  expected: Record<string, unknown>,
  target: LabTarget,
): unknown {
  if (name in expected) return value === expected[name] ? 'as expected' : value;
  if (name === 'jti') return typeof value;
  if (name === 'aud') return value === target.issuer ? 'the issuer' : value;
  if (typeof value === 'number' && value > 1e9)
    return `${Math.round((value - Date.now() / 1000) / 30) * 30} s from now`;
  return value;
}

/** The keys under which two observations differ. */
export function differences(honest: Observation, other: Observation): string[] {
  return [...new Set([...honest.keys(), ...other.keys()])].filter((key) => {
    if (honest.has(key) !== other.has(key)) return true;
    return JSON.stringify(honest.get(key)) !== JSON.stringify(other.get(key));
  });
}
