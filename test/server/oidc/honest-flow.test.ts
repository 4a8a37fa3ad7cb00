import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TargetConfig } from '../../../core/config.ts';
import type { OidcAsked } from '../../../server/oidc/asked.ts';
import { discover, relyingParty, targetOf } from '../setting.ts';
import { walk } from '../test-provider.ts';
import { startHonestProvider } from './honest-provider.ts';

const secret = 'the client secret, which is long & has: odd characters';
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

async function keyFile(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'amrcheck-')), 'client.pem');
  await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return path;
}

const amrAsked = { id_token: { amr: null }, userinfo: { amr: null } };

async function signIn(
  client: Parameters<typeof startHonestProvider>[0],
  target: Partial<TargetConfig>,
  asked: OidcAsked = {},
  more: Parameters<typeof startHonestProvider>[2] = {},
) {
  const party = await relyingParty();
  const honest = await startHonestProvider(client, party.callbackUrl, more);
  const provider = await discover(targetOf(honest.issuer, { clientSecret: '', ...target }));
  const pending = await party.beginOidc(provider, { claims: amrAsked, ...asked });
  const page = await walk(pending.startUrl);
  expect(page.status).toBe(200);
  return { pending, capture: await pending.answered, honest };
}

test.each<[string, object, () => Promise<Partial<TargetConfig>>]>([
  [
    'client_secret_basic',
    { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' },
    async () => ({ clientSecret: secret }),
  ],
  [
    'client_secret_post',
    { client_secret: secret, token_endpoint_auth_method: 'client_secret_post' },
    async () => ({ clientSecret: secret, clientAuth: 'client_secret_post' }),
  ],
  [
    'private_key_jwt',
    { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [publicKey.export({ format: 'jwk' })] } },
    async () => ({ clientKey: await keyFile() }),
  ],
  ['none', { token_endpoint_auth_method: 'none' }, async () => ({})],
])('oidc-provider: %s', async (method, client, target) => {
  const { capture } = await signIn(client, await target());
  expect(capture.library).toEqual(
    ['authorization-response', 'userinfo', ...(method === 'none' ? [] : ['introspection'])].map((step) => ({
      step,
      accepted: true,
    })),
  );
  expect(capture.idToken).toMatchObject({
    payload: { sub: 'alice', amr: ['pwd', 'otp', 'mfa'] },
    signature: { status: 'verified', candidates: 1 },
  });
  expect(capture.userinfo).toMatchObject({ status: 200, claims: { sub: 'alice' } });
  expect(capture.introspection?.claims?.active).toBe(method === 'none' ? undefined : true);
});

const basic = { client_secret: secret };
const configured = { clientSecret: secret };

test('oidc-provider: form_post, max_age and acr', async () => {
  const { capture } = await signIn(basic, configured, {
    responseMode: 'form_post',
    maxAge: 60,
    claims: { id_token: { amr: null, acr: null } },
  });
  expect(capture.authorizationResponse).toMatchObject({ mode: 'form_post', sameBrowser: true });
  expect(capture.library[0]).toEqual({ step: 'authorization-response', accepted: true });
  expect(capture.idToken?.payload).toMatchObject({ acr: 'urn:mfa', auth_time: expect.any(Number) });
});

test('oidc-provider: PAR where it is required', async () => {
  const { capture, honest } = await signIn(basic, configured, {}, { requirePar: true });
  expect(honest.pushed).toBe(1);
  expect(capture.request.pushed).toBe(true);
  expect(capture.library[0]?.accepted).toBe(true);
});

test('oidc-provider: refresh', async () => {
  const { pending, capture } = await signIn(basic, configured);
  expect(pending.canRefresh).toBe(true);
  await pending.refresh();
  await pending.refresh();
  expect(capture.refreshes).toMatchObject(
    [1, 2].map(() => ({ status: 200, idToken: { payload: { sub: 'alice' } } })),
  );
  expect(capture.library.filter(({ step }) => step === 'refresh').every(({ accepted }) => accepted)).toBe(
    true,
  );
});

test('oidc-provider: a wrong secret', async () => {
  const party = await relyingParty();
  const honest = await startHonestProvider(basic, party.callbackUrl);
  const provider = await discover(targetOf(honest.issuer, { clientSecret: 'not the secret' }));
  const pending = await party.beginOidc(provider, {});
  await walk(pending.startUrl);
  await expect(pending.answered).rejects.toMatchObject({
    code: 'CLIENT_REJECTED',
    hint: expect.stringContaining('clientAuth: client_secret_post'),
  });
});

test('oidc-provider: PAR tells that the redirect URI is not registered', async () => {
  const party = await relyingParty();
  const honest = await startHonestProvider(basic, 'http://127.0.0.1:1/elsewhere', { requirePar: true });
  const provider = await discover(targetOf(honest.issuer, configured));
  await expect(party.beginOidc(provider, {})).rejects.toMatchObject({
    code: 'REDIRECT_URI_NOT_REGISTERED',
    hint: `Register exactly ${party.callbackUrl} as a redirect URI of this client at the provider.`,
  });
});
