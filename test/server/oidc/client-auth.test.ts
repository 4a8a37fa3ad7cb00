import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JWK } from 'jose';
import { expect, test } from 'vitest';
import type { TargetConfig } from '../../../core/config.ts';
import { begin, discover, targetOf, testProvider } from '../setting.ts';
import { walk } from '../test-provider.ts';

const folder = await mkdtemp(join(tmpdir(), 'amrcheck-'));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The token request of a sign-in with this configuration. */
async function tokenRequest(more: Partial<TargetConfig>, metadata: Record<string, unknown> = {}) {
  const provider = await testProvider();
  provider.metadata = metadata;
  const { pending } = await begin(provider, {}, more);
  await walk(pending.startUrl);
  expect((await pending.answered).library[0]?.accepted).toBe(true);
  return { ...provider.seen.find(({ path }) => path === '/token')!, issuer: provider.issuer };
}

test.each<[string, Partial<TargetConfig>, unknown, string]>([
  ['nothing is said', {}, undefined, 'client_secret_basic'],
  ['both are offered', {}, ['client_secret_post', 'client_secret_basic'], 'client_secret_basic'],
  ['post is offered', {}, ['private_key_jwt', 'client_secret_post'], 'client_secret_post'],
  ['nothing that fits is offered', {}, ['tls_client_auth'], 'client_secret_basic'],
  ['nonsense is offered', {}, { client_secret_post: true }, 'client_secret_basic'],
  ['no secret', { clientSecret: '' }, ['client_secret_basic'], 'none'],
  ['configured', { clientAuth: 'client_secret_post' }, ['client_secret_basic'], 'client_secret_post'],
])('client authentication when %s', async (_title, more, offered, expected) => {
  const provider = await testProvider();
  provider.metadata = { token_endpoint_auth_methods_supported: offered };
  expect((await discover(targetOf(provider.issuer, more))).clientAuth).toBe(expected);
});

test('client_secret_basic is form-encoded (RFC 6749, section 2.3.1)', async () => {
  const { headers, form } = await tokenRequest({ clientSecret: 'p+ss w:rd%' });
  expect(Buffer.from(headers.authorization!.slice('Basic '.length), 'base64').toString()).toBe(
    'client:p%2Bss+w%3Ard%25',
  );
  expect(form.has('client_secret')).toBe(false);
});

test('client_secret_post', async () => {
  const { headers, form } = await tokenRequest({
    clientSecret: 'p+ss w:rd%',
    clientAuth: 'client_secret_post',
  });
  expect(headers.authorization).toBeUndefined();
  expect(form.get('client_secret')).toBe('p+ss w:rd%');
});

test('none: a public client proves itself by PKCE alone', async () => {
  const { headers, form } = await tokenRequest({ clientAuth: 'none' });
  expect(headers.authorization).toBeUndefined();
  expect(form.has('client_secret')).toBe(false);
  expect(form.get('client_id')).toBe('client');
  expect(form.get('code_verifier')).toMatch(/^[\w-]{43}$/);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed = generateKeyPairSync('ed25519');
const pem = { type: 'pkcs8', format: 'pem' } as const;

test.each<[string, () => Promise<string>, JWK, string, string | undefined, unknown]>([
  [
    'RSA, PEM',
    () => file('rsa.pem', rsa.privateKey.export(pem) as string),
    rsa.publicKey.export({ format: 'jwk' }),
    'RS256',
    undefined,
    undefined,
  ],
  [
    'RSA, PEM, where only PS256 is offered',
    () => file('ps.pem', rsa.privateKey.export(pem) as string),
    rsa.publicKey.export({ format: 'jwk' }),
    'PS256',
    undefined,
    ['PS256'],
  ],
  [
    'EC, PEM',
    () => file('ec.pem', ec.privateKey.export(pem) as string),
    ec.publicKey.export({ format: 'jwk' }),
    'ES384',
    undefined,
    undefined,
  ],
  [
    'Ed25519, PEM',
    () => file('ed.pem', ed.privateKey.export(pem) as string),
    ed.publicKey.export({ format: 'jwk' }),
    'Ed25519',
    undefined,
    undefined,
  ],
  [
    'RSA, JWK',
    () =>
      file(
        'rsa.jwk',
        JSON.stringify({ ...rsa.privateKey.export({ format: 'jwk' }), kid: 'mine', alg: 'PS512' }),
      ),
    rsa.publicKey.export({ format: 'jwk' }),
    'PS512',
    'mine',
    undefined,
  ],
])('private_key_jwt: %s', async (_title, key, publicKey, alg, kid, offered) => {
  const { form, issuer } = await tokenRequest(
    { clientSecret: '', clientKey: await key() },
    { token_endpoint_auth_signing_alg_values_supported: offered },
  );
  const assertion = form.get('client_assertion') ?? '';
  expect(decodeProtectedHeader(assertion)).toEqual({ alg, ...(kid && { kid }) });
  const keys = createLocalJWKSet({ keys: [{ ...publicKey, ...(kid && { kid }) }] });
  const { payload } = await jwtVerify(assertion, keys, {
    issuer: 'client',
    subject: 'client',
    audience: issuer,
  });
  expect(payload.jti).toBeTruthy();
});

test.each(['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const)(
  '%s without what it needs',
  async (clientAuth) => {
    const provider = await testProvider();
    const key = clientAuth === 'private_key_jwt' ? 'clientKey' : 'clientSecret';
    await expect(discover(targetOf(provider.issuer, { clientAuth, clientSecret: '' }))).rejects.toMatchObject(
      {
        code: 'CONFIG_INVALID',
        message: `targets.contoso says clientAuth: ${clientAuth}, and ${key} is missing.`,
        hint: expect.stringContaining(`Add ${key}`),
      },
    );
  },
);

test('clientKey: missing, no key, a public key, a key with a passphrase', async () => {
  const provider = await testProvider();
  const withKey = (clientKey: string) => discover(targetOf(provider.issuer, { clientKey }));
  await expect(withKey(join(folder, 'none.pem'))).rejects.toMatchObject({
    code: 'INPUT_NOT_FOUND',
    message: expect.stringContaining('(targets.contoso.clientKey) does not exist'),
  });
  const locked = rsa.privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' }) as string;
  for (const text of [
    'hello',
    '{"kty":"oct","k":"AAAA"}',
    JSON.stringify(rsa.publicKey.export({ format: 'jwk' })),
    locked,
  ]) {
    await expect(withKey(await file('bad', text))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining('bad (targets.contoso.clientKey) is not a private key'),
      hint: expect.stringContaining('PKCS #8, without a passphrase'),
    });
  }
});
