import { createHash } from 'node:crypto';
import { compactVerify, importJWK, type JWK } from 'jose';
import type { HashFact, JwtEvidence, SignatureFact, TokenEvidence } from '../../core/evidence.ts';
import type { JsonObject } from '../../core/model.ts';
import type { Redactor } from '../../core/redact.ts';
import { isJsonObject, parseJson } from '../json.ts';
import type { Jwks } from './jwks.ts';
import { rememberSecret } from './provider-secret.ts';

export interface TokenContext {
  redactor: Redactor;
  jwks: Pick<Jwks, 'keys' | 'reason'>;
  /** Only for an id_token, which a confidential client's secret may sign (OpenID Connect Core 1.0, section 10.1). */
  clientSecret?: string | undefined;
  /** What came with an id_token, for `at_hash` and `c_hash`. */
  accessToken?: string | undefined;
  code?: string | undefined;
  /** Keep the signature. */
  keepRaw: boolean;
}

/** Takes a token apart and looks at its signature while it still has one. Never throws: a broken token is evidence. */
export async function readToken(
  token: string,
  kind: 'id_token' | 'access_token',
  context: TokenContext,
): Promise<TokenEvidence> {
  const { redactor, keepRaw } = context;
  rememberSecret(redactor, token, kind);
  const decoded = decodeJwt(token);
  const digest = redactor.digest(token);
  if ('reason' in decoded) return { kind: 'opaque', length: token.length, digest, reason: decoded.reason };
  const { header, payload } = decoded;
  const lastDot = token.lastIndexOf('.');
  rememberSecret(redactor, token.slice(lastDot + 1), `signature of the ${kind}`);
  return {
    kind: 'jwt',
    header,
    payload,
    cut: keepRaw || !redactor.enabled ? token : token.slice(0, lastDot),
    signature: await checkSignature(token, header, kind, context),
    hashes: kind === 'id_token' ? hashesOf(header, payload, context) : {},
    digest,
  };
}

/** Header and payload of a signed JWT (RFC 7519, section 7.2), or why it is not read. */
export function decodeJwt(token: string): { header: JsonObject; payload: JsonObject } | { reason: string } {
  const parts = token.split('.');
  if (parts.length === 5) return { reason: 'encrypted (JWE)' };
  if (parts.length !== 3) return { reason: 'not a JWT' };
  if (!parts.every((part) => /^[\w-]*$/.test(part)))
    return { reason: 'not a JWT: its parts are not base64url' };
  const header = decodePart(parts[0]!);
  const payload = decodePart(parts[1]!);
  if (!isJsonObject(header)) return { reason: 'not a JWT: its header is not a JSON object' };
  if (payload === undefined) return { reason: 'payload is not JSON' };
  if (!isJsonObject(payload)) return { reason: 'payload is not a JSON object' };
  return { header, payload };
}

function decodePart(part: string) {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')));
  } catch {
    return undefined;
  }
}

const keyTypes: Partial<Record<string, string>> = { RS: 'RSA', PS: 'RSA', ES: 'EC', Ed: 'OKP', ML: 'AKP' };
/** A key set with thousands of keys that fit must not hold us up. */
const triedKeys = 100;

async function checkSignature(
  token: string,
  header: JsonObject,
  kind: 'id_token' | 'access_token',
  { jwks, clientSecret }: TokenContext,
): Promise<SignatureFact> {
  const alg = header.alg ?? null;
  const kid = header.kid ?? null;
  const fact = (status: SignatureFact['status'], candidates: number, reason?: string): SignatureFact => ({
    status,
    alg,
    kid,
    candidates,
    ...(reason !== undefined && { reason }),
  });
  if (typeof alg !== 'string')
    return fact('invalid', 0, 'The header has no alg, so there is no signature to verify.');
  if (alg.toLowerCase() === 'none') return fact('invalid', 0, `The token is not signed (alg is ${alg}).`);
  if (/^HS\d+$/.test(alg)) {
    if (kind === 'access_token') {
      return fact('notChecked', 0, `${alg} uses a secret that the provider shares with nobody here.`);
    }
    if (!clientSecret) {
      return fact('invalid', 0, `${alg} is keyed with the client secret, and this client has none.`);
    }
    const error = await verificationError(token, alg, new TextEncoder().encode(clientSecret));
    return error === undefined
      ? fact('verified', 0, `${alg}, keyed with the client secret and not with a published key.`)
      : fact('invalid', 0, `${alg}, and the client secret does not verify it: ${error}.`);
  }
  if (!jwks.keys) return fact('notChecked', 0, jwks.reason);
  const fitting = jwks.keys.filter((key) => fits(key, alg, kid));
  if (fitting.length === 0) {
    const named = typeof kid === 'string' ? ` and kid ${kid}` : '';
    return fact('invalid', 0, `None of the ${jwks.keys.length} published keys fits alg ${alg}${named}.`);
  }
  let error = '';
  for (const key of fitting.slice(0, triedKeys)) {
    const failure =
      'd' in key || 'priv' in key
        ? 'its private half is published, so anybody can sign'
        : await verificationError(token, alg, key);
    if (failure === undefined) return fact('verified', fitting.length);
    error = failure;
  }
  return fact('invalid', fitting.length, `No published key that fits verifies it: ${error}.`);
}

/** RFC 7515, section 4.1.4, and RFC 7517, section 4: members that are absent exclude nothing; a `kid` in the header must match. */
function fits(key: JsonObject, alg: string, kid: unknown): boolean {
  return (
    key.kty === keyTypes[alg.slice(0, 2)] &&
    (typeof kid !== 'string' || key.kid === kid) &&
    (key.alg === undefined || key.alg === alg) &&
    (key.use === undefined || key.use === 'sig') &&
    (!Array.isArray(key.key_ops) || key.key_ops.includes('verify'))
  );
}

/** undefined: the key verifies the token. */
async function verificationError(
  token: string,
  alg: string,
  key: JsonObject | Uint8Array,
): Promise<string | undefined> {
  try {
    const imported = key instanceof Uint8Array ? key : await importJWK(key as JWK, alg);
    await compactVerify(token, imported, { algorithms: [alg] });
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** OpenID Connect Core 1.0, sections 3.1.3.6 and 3.3.2.11. */
function hashesOf(
  header: JsonObject,
  payload: JsonObject,
  { accessToken, code }: TokenContext,
): JwtEvidence['hashes'] {
  const hash = hashOf(header.alg);
  if (!hash) return {};
  const fact = (claim: 'at_hash' | 'c_hash', value: string): HashFact => ({
    ...(payload[claim] !== undefined && { claimed: payload[claim] }),
    expected: leftHalf(hash, value),
  });
  return {
    ...(accessToken !== undefined && { at_hash: fact('at_hash', accessToken) }),
    ...(code !== undefined && { c_hash: fact('c_hash', code) }),
  };
}

function hashOf(alg: unknown): string | undefined {
  if (typeof alg !== 'string') return undefined;
  // Ed25519 hashes with SHA-512 (RFC 8032); OpenID Connect Core does not name it.
  if (alg === 'EdDSA' || alg === 'Ed25519') return 'sha512';
  const bits = /^[A-Z]{2}(256|384|512)$/.exec(alg)?.[1];
  return bits && `sha${bits}`;
}

function leftHalf(hash: string, value: string): string {
  const digest = createHash(hash).update(value, 'ascii').digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}
