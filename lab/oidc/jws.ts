import { createHash, createHmac, generateKeyPair, randomBytes, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export type Claims = Record<string, unknown>;
export type SigningAlg = 'RS256' | 'ES256';

/** A key pair made at start. */
export interface SigningKey {
  alg: SigningAlg;
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/** A new key: RSA of 2048 bits for RS256, P-256 for ES256. */
export async function newSigningKey(alg: SigningAlg): Promise<SigningKey> {
  const pair =
    alg === 'RS256'
      ? await generate('rsa', { modulusLength: 2048 })
      : await generate('ec', { namedCurve: 'P-256' });
  return { alg, kid: randomBytes(8).toString('hex'), ...pair };
}

export function publicJwk(key: SigningKey): JsonWebKey {
  return { ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: key.alg, use: 'sig' };
}

export function privateJwk(key: SigningKey): JsonWebKey {
  return { ...key.privateKey.export({ format: 'jwk' }), kid: key.kid, alg: key.alg, use: 'sig' };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWS in compact form; `signer` may be any function, since this room also forges (RFC 7515, section 7.1). */
export function compactJws(header: Claims, payload: Claims, signer: (input: Buffer) => Buffer): string {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${signer(Buffer.from(input)).toString('base64url')}`;
}

export function signedWith(key: SigningKey, digest = 'sha256'): (input: Buffer) => Buffer {
  // JWS wants the two integers of ECDSA side by side, not in DER (RFC 7518, section 3.4).
  return (input) => sign(digest, input, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
}

export function hmacWith(secret: string | Buffer): (input: Buffer) => Buffer {
  return (input) => createHmac('sha256', secret).update(input).digest();
}

/** The left half of the SHA-256 digest, as `at_hash` and `c_hash` want it (OpenID Connect Core, section 3.1.3.6). */
export function leftHash(value: string): string {
  return createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');
}

/** The claims of a token that this process signed itself. */
export function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}
