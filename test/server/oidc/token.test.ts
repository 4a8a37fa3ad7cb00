import { createHash } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import type { JwtEvidence } from '../../../core/evidence.ts';
import type { JsonObject } from '../../../core/model.ts';
import { Redactor } from '../../../core/redact.ts';
import type { Jwks } from '../../../server/oidc/jwks.ts';
import { readToken, type TokenContext } from '../../../server/oidc/token.ts';
import { digestKey } from '../setting.ts';
import { keyPair, otherKeyPair, part, publicJwk, sign } from '../test-provider.ts';

const published = JSON.parse(JSON.stringify(publicJwk)) as JsonObject;
const other = {
  ...(JSON.parse(JSON.stringify(await exportJWK(otherKeyPair.publicKey))) as JsonObject),
  kid: 'two',
};

function jwksOf(...keys: JsonObject[]): Jwks {
  const answer = { url: 'x', status: 200, headers: new Headers(), contentType: null, text: '' };
  return { answer, evidence: { url: 'x', status: 200, keys, total: keys.length }, keys, reason: '' };
}

function contextOf(more: Partial<TokenContext> = {}): TokenContext {
  return { redactor: new Redactor(digestKey), jwks: jwksOf(published), keepRaw: false, ...more };
}

async function read(token: string, more: Partial<TokenContext> = {}): Promise<JwtEvidence> {
  const evidence = await readToken(token, 'id_token', contextOf(more));
  if (evidence.kind !== 'jwt') throw new Error(evidence.reason);
  return evidence;
}

const header = { alg: 'ES256', kid: 'one' };
const payload = { sub: 'alice', amr: ['mfa'] };

test('a JWT is kept without its signature, and nobody can write the signature down', async () => {
  const redactor = new Redactor(digestKey);
  const token = await sign(header, payload);
  const [head, body, signature] = token.split('.') as [string, string, string];
  const evidence = await read(token, { redactor });
  expect(evidence).toMatchObject({
    header,
    payload,
    cut: `${head}.${body}`,
    digest: redactor.digest(token),
    signature: { status: 'verified', alg: 'ES256', kid: 'one', candidates: 1 },
  });
  expect(JSON.stringify(evidence)).not.toContain(signature);
  expect(redactor.text(`${token} ${signature}`)).toBe('[id token] [signature of the id token]');
});

test('keepRaw keeps the signature, and so does a redactor that is switched off', async () => {
  const token = await sign(header, payload);
  expect((await read(token, { keepRaw: true })).cut).toBe(token);
  const off = await read(token, { redactor: new Redactor(digestKey, { enabled: false }) });
  expect([off.cut, off.digest]).toEqual([token, token]);
});

test.each<[string, () => Promise<string>, JsonObject[], object]>([
  [
    'another key signed',
    () => sign(header, payload, otherKeyPair.privateKey),
    [published],
    { status: 'invalid', candidates: 1, reason: expect.stringContaining('signature verification failed') },
  ],
  [
    'no key has that kid',
    () => sign({ alg: 'ES256', kid: 'nine' }, payload),
    [published, other],
    { status: 'invalid', candidates: 0, reason: 'None of the 2 published keys fits alg ES256 and kid nine.' },
  ],
  [
    'without a kid every key is tried',
    () => sign({ alg: 'ES256' }, payload),
    [other, published],
    { status: 'verified', candidates: 2, kid: null },
  ],
  [
    'a kid that is no string names nothing',
    () => sign({ alg: 'ES256', kid: 7 }, payload),
    [published],
    { status: 'verified', candidates: 1, kid: 7 },
  ],
  [
    'the key is for encryption',
    () => sign(header, payload),
    [{ ...published, use: 'enc' }],
    { status: 'invalid', candidates: 0 },
  ],
  [
    'the key is for another algorithm',
    () => sign(header, payload),
    [{ ...published, alg: 'ES384' }],
    { status: 'invalid', candidates: 0 },
  ],
  [
    'the key is not for verifying',
    () => sign(header, payload),
    [{ ...published, key_ops: ['sign'] }],
    { status: 'invalid', candidates: 0 },
  ],
  [
    'the key is broken',
    () => sign(header, payload),
    [{ ...published, x: 'AA' }],
    { status: 'invalid', candidates: 1 },
  ],
  [
    'there are no keys',
    () => sign(header, payload),
    [],
    { status: 'invalid', candidates: 0, reason: 'None of the 0 published keys fits alg ES256 and kid one.' },
  ],
  [
    'alg is absent',
    () => sign({ kid: 'one' }, payload),
    [published],
    { status: 'invalid', alg: null, reason: 'The header has no alg, so there is no signature to verify.' },
  ],
  [
    'alg is unknown',
    () => sign({ alg: 'XX256' }, payload),
    [published],
    { status: 'invalid', candidates: 0 },
  ],
  [
    'crit is not understood',
    () => sign({ ...header, crit: ['exp'], exp: 1 }, payload),
    [published],
    { status: 'invalid', candidates: 1 },
  ],
])('signature: %s', async (_title, make, keys, expected) => {
  expect((await read(await make(), { jwks: jwksOf(...keys) })).signature).toMatchObject(expected);
});

test.each(['none', 'None', 'NONE'])('alg %s is never verified', async (alg) => {
  const { signature } = await read(`${part({ alg })}.${part(payload)}.`);
  expect(signature).toEqual({
    status: 'invalid',
    alg,
    kid: null,
    candidates: 0,
    reason: `The token is not signed (alg is ${alg}).`,
  });
});

const secret = 'a client secret that has 32 bytes.';

test('HS256: keyed with the client secret it is verified, and the fact says by what', async () => {
  const token = await sign({ alg: 'HS256' }, payload, secret);
  expect((await read(token, { clientSecret: secret })).signature).toMatchObject({
    status: 'verified',
    candidates: 0,
    reason: 'HS256, keyed with the client secret and not with a published key.',
  });
  expect((await read(token)).signature).toMatchObject({
    status: 'invalid',
    reason: 'HS256 is keyed with the client secret, and this client has none.',
  });
});

test('HS256: a published key is not a secret', async () => {
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  const pem = await exportSPKI(publicKey);
  const jwks = jwksOf({ kty: 'oct', k: part(pem), alg: 'HS256' }, published);
  const token = await sign({ alg: 'HS256', kid: 'one' }, payload, pem);
  expect((await read(token, { jwks })).signature.status).toBe('invalid');
  expect((await read(token, { jwks, clientSecret: secret })).signature).toMatchObject({
    status: 'invalid',
    reason: expect.stringContaining('the client secret does not verify it'),
  });
});

test('HS256 on an access token is keyed with a secret of the provider', async () => {
  const token = await sign({ alg: 'HS256' }, payload, secret);
  const evidence = await readToken(token, 'access_token', contextOf({ clientSecret: secret }));
  expect(evidence).toMatchObject({ signature: { status: 'notChecked' }, hashes: {} });
});

test('without keys at hand the signature is not checked, and the reason is said', async () => {
  const jwks: Jwks = { answer: null, evidence: null, keys: null, reason: 'There are none.' };
  const { signature } = await read(await sign(header, payload), { jwks });
  expect(signature).toMatchObject({ status: 'notChecked', candidates: 0, reason: 'There are none.' });
});

test('ten thousand keys that fit are counted, and none verifies', async () => {
  const keys = Array.from({ length: 10_000 }, () => other);
  const { signature } = await read(await sign({ alg: 'ES256' }, payload), { jwks: jwksOf(...keys) });
  expect(signature).toMatchObject({ status: 'invalid', candidates: 10_000 });
});

test.each([
  ['opaque', 'SlAV32hkKG', 'not a JWT'],
  ['encrypted', 'a.b.c.d.e', 'encrypted (JWE)'],
  ['two parts', `${part(header)}.${part(payload)}`, 'not a JWT'],
  ['not base64url', `${part(header)}.${part(payload)}.a+b=`, 'not a JWT: its parts are not base64url'],
  ['header is text', `${part('hello')}.${part(payload)}.AA`, 'not a JWT: its header is not a JSON object'],
  ['header is a list', `${part([])}.${part(payload)}.AA`, 'not a JWT: its header is not a JSON object'],
  ['payload is text', `${part(header)}.${part('<b>hello</b>')}.AA`, 'payload is not JSON'],
  ['payload is a list', `${part(header)}.${part([payload])}.AA`, 'payload is not a JSON object'],
  ['payload is null', `${part(header)}.${part('null')}.AA`, 'payload is not a JSON object'],
  [
    'payload is not UTF-8',
    `${part(header)}.${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}.AA`,
    'payload is not JSON',
  ],
  ['empty', '', 'not a JWT'],
])('not a readable JWT: %s', async (_title, token, reason) => {
  const redactor = new Redactor(digestKey);
  expect(await readToken(token, 'id_token', contextOf({ redactor }))).toEqual({
    kind: 'opaque',
    length: token.length,
    digest: redactor.digest(token),
    reason,
  });
});

test('claims nested too deep are cut, and the rest is read', async () => {
  const deep = `{"amr":["mfa"],"deep":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
  const evidence = await read(await sign(header, deep));
  expect(evidence.payload.amr).toEqual(['mfa']);
  expect(JSON.stringify(evidence.payload)).toContain('[nested deeper than 64 levels]');
});

test('at_hash and c_hash are computed as in OpenID Connect Core, 3.1.3.6', async () => {
  const leftHalf = (hash: string, text: string, bytes: number): string =>
    createHash(hash).update(text).digest().subarray(0, bytes).toString('base64url');
  const more = { accessToken: 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', code: 'a code' };
  const es256 = await read(await sign(header, { ...payload, at_hash: 5 }), more);
  // The access token and its at_hash of OpenID Connect Core 1.0, appendix A.4.
  expect(es256.hashes).toEqual({
    at_hash: { claimed: 5, expected: '77QmUPtjPfzWtF2AnpK9RQ' },
    c_hash: { expected: leftHalf('sha256', 'a code', 16) },
  });
  for (const [alg, hash, bytes] of [
    ['RS384', 'sha384', 24],
    ['PS512', 'sha512', 32],
    ['EdDSA', 'sha512', 32],
  ] as const) {
    const { hashes } = await read(`${part({ alg })}.${part(payload)}.AA`, more);
    expect(hashes.at_hash).toEqual({ expected: leftHalf(hash, more.accessToken, bytes) });
  }
  expect((await read(`${part({ alg: 'none' })}.${part(payload)}.`, more)).hashes).toEqual({});
  expect((await read(await sign(header, payload, keyPair.privateKey))).hashes).toEqual({});
});

test('a key whose private half is published proves nothing, and that is said', async () => {
  const leaked = { ...(await exportJWK(keyPair.privateKey)), kid: 'one' } as JsonObject;
  const { signature } = await read(await sign(header, payload), { jwks: jwksOf(leaked) });
  expect(signature).toMatchObject({
    status: 'invalid',
    reason: expect.stringContaining('its private half is published, so anybody can sign'),
  });
});
