import { createPrivateKey, type KeyObject } from 'node:crypto';
import { importJWK, type JWK } from 'jose';
import { ClientSecretBasic, ClientSecretPost, None, PrivateKeyJwt, type ClientAuth } from 'openid-client';
import type { TargetConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/model.ts';
import { readInput } from '../input.ts';
import { parseJsonObject } from '../json.ts';

export type ClientAuthMethod = NonNullable<TargetConfig['clientAuth']>;

/** How the client proves who it is: as configured, else by what it has and what discovery offers. Throws HarnessError. */
export async function clientAuthOf(
  target: TargetConfig & { id: string },
  discovery: JsonObject,
): Promise<{ method: ClientAuthMethod; auth: ClientAuth }> {
  const method = target.clientAuth ?? defaultMethod(target, discovery.token_endpoint_auth_methods_supported);
  const needed = (key: 'clientSecret' | 'clientKey'): string => {
    const value = target[key];
    if (value) return value;
    throw new HarnessError(
      'CONFIG_INVALID',
      `targets.${target.id} says clientAuth: ${method}, and ${key} is missing.`,
      `Add ${key}, or choose another clientAuth.`,
    );
  };
  switch (method) {
    case 'none':
      return { method, auth: None() };
    case 'client_secret_basic':
      return { method, auth: ClientSecretBasic(needed('clientSecret')) };
    case 'client_secret_post':
      return { method, auth: ClientSecretPost(needed('clientSecret')) };
    case 'private_key_jwt': {
      const offered = discovery.token_endpoint_auth_signing_alg_values_supported;
      return {
        method,
        auth: PrivateKeyJwt(
          await readClientKey(needed('clientKey'), `targets.${target.id}.clientKey`, offered),
        ),
      };
    }
  }
}

/** Without a list `client_secret_basic` is meant (OpenID Connect Discovery 1.0, section 3). */
function defaultMethod(target: TargetConfig, offered: unknown): ClientAuthMethod {
  if (target.clientKey) return 'private_key_jwt';
  if (!target.clientSecret) return 'none';
  const methods: unknown[] = Array.isArray(offered) ? offered : [];
  const postOnly = methods.includes('client_secret_post') && !methods.includes('client_secret_basic');
  return postOnly ? 'client_secret_post' : 'client_secret_basic';
}

async function readClientKey(path: string, configKey: string, offered: unknown) {
  const text = await readInput(path, configKey);
  const jwk = parseJsonObject(text);
  try {
    const key = jwk ? createPrivateKey({ key: jwk, format: 'jwk' }) : createPrivateKey(text);
    const alg = typeof jwk?.alg === 'string' ? jwk.alg : algorithmOf(key, offered);
    const imported = await importJWK(key.export({ format: 'jwk' }) as JWK, alg);
    if (imported instanceof Uint8Array) throw new TypeError('a symmetric key');
    return { key: imported, ...(typeof jwk?.kid === 'string' && { kid: jwk.kid }) };
  } catch (cause) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${path} (${configKey}) is not a private key that can be used.`,
      'It must be a PEM file (PKCS #8, without a passphrase) or a JWK with an RSA, EC or Ed25519 private key.',
      { cause },
    );
  }
}

function algorithmOf(key: KeyObject, offered: unknown): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ec') {
    const byCurve: Partial<Record<string, string>> = {
      prime256v1: 'ES256',
      secp384r1: 'ES384',
      secp521r1: 'ES512',
    };
    return byCurve[details?.namedCurve ?? ''] ?? 'ES256';
  }
  if (type === 'ed25519') return 'EdDSA';
  const algorithms: unknown[] = Array.isArray(offered) ? offered : [];
  return !algorithms.includes('RS256') && algorithms.includes('PS256') ? 'PS256' : 'RS256';
}
