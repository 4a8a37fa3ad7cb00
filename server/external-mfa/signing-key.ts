import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '../../core/model.ts';
import type { OwnKeys } from '../own-keys.ts';

/** What amrcheck signs an id_token_hint with where it plays Entra. */
export interface SigningKey {
  /** Public, as it stands in our JWKS. */
  jwk: JWK & { kid: string };
  sign(claims: JsonObject): Promise<string>;
}

/** relyingParty.key, so that a provider may keep our JWKS; without it, a new key for this run. */
export async function signingKey(own: OwnKeys | undefined): Promise<SigningKey> {
  if (!own) return newSigningKey();
  const privateKey = createPrivateKey(own.privateKey);
  const { certificate } = own;
  const x5c =
    certificate === undefined ? undefined : [new X509Certificate(certificate).raw.toString('base64')];
  return keyOf(privateKey, { ...(await exportJWK(createPublicKey(privateKey))), ...(x5c && { x5c }) });
}

/** A key that nobody knows. */
export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  return keyOf(privateKey, await exportJWK(publicKey));
}

async function keyOf(privateKey: CryptoKey | KeyObject, publicKey: JWK): Promise<SigningKey> {
  const kid = await calculateJwkThumbprint(publicKey);
  return {
    jwk: { ...publicKey, kid, alg: 'RS256', use: 'sig' },
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey),
  };
}
