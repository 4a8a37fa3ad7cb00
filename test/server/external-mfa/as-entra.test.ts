import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { RelyingPartyConfig } from '../../../core/config.ts';
import { Redactor } from '../../../core/redact.ts';
import { newCertifiedKey } from '../../../lab/index.ts';
import { startExternalMfaLab } from '../../../lab/external-mfa/index.ts';
import { openRelyingParty, type RelyingParty } from '../../../server/relying-party.ts';
import { digestKey, discover, targetOf } from '../setting.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-as-entra-'));
const kept = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };

beforeAll(async () => {
  const { privateKey, certificate } = await newCertifiedKey('amrcheck', Date.now());
  writeFileSync(kept.key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(kept.cert, certificate);
});

async function open(more: Partial<RelyingPartyConfig> = {}): Promise<RelyingParty> {
  const party = await openRelyingParty(
    { baseUrl: 'http://127.0.0.1:0', ...more },
    { redactor: new Redactor(digestKey) },
  );
  onTestFinished(() => party.close());
  return party;
}

interface Published {
  keys: (JsonWebKey & { kid: string; x5c?: string[] })[];
}

async function published(party: RelyingParty, tenant?: string): Promise<Published> {
  const { discovery, issuer, keys } = party.asEntra(tenant);
  const document = (await request(discovery).get('')).body as Record<string, string>;
  expect(document).toMatchObject({ issuer, jwks_uri: keys });
  return (await request(keys).get('')).body as Published;
}

test('discovery and keys stand where they are said to, for the tenant that is played', async () => {
  const party = await open();
  const tenant = '11111111-2222-3333-4444-555555555555';
  expect(party.asEntra(tenant)).toEqual({
    issuer: `${party.baseUrl}/entra/${tenant}/v2.0`,
    discovery: `${party.baseUrl}/entra/${tenant}/v2.0/.well-known/openid-configuration`,
    keys: `${party.baseUrl}/entra/${tenant}/discovery/v2.0/keys`,
    redirectUri: `${party.baseUrl}/external-mfa/callback`,
    keyIsKept: false,
  });
  expect((await published(party, tenant)).keys).toHaveLength(1);
});

test('with a key file the key is the same each time, with its certificate; without, each time another', async () => {
  const [one, two, own, another] = await Promise.all([open(kept), open(kept), open(), open()]);
  expect([one.asEntra().keyIsKept, own.asEntra().keyIsKept]).toEqual([true, false]);
  const keys = await Promise.all(
    [one, two, own, another].map(async (party) => (await published(party)).keys[0]!),
  );
  expect(keys[0]).toEqual(keys[1]);
  expect(keys[0]?.x5c).toHaveLength(1);
  expect(JSON.stringify(keys)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
  expect(keys[2]?.kid).not.toBe(keys[3]?.kid);
});

test('the hint is signed by the key that is published, and expired from the start', async () => {
  const lab = await startExternalMfaLab();
  onTestFinished(() => lab.stop());
  const party = await open(kept);
  const { issuer, clientId } = lab.targets[0]!;
  const provider = await discover(targetOf(issuer, { protocol: 'external-mfa', clientId }), {
    externalMfa: true,
  });
  const { startUrl, request: sent } = await party.beginExternalMfa(provider, { user: { username: 'alice' } });
  const page = await request(startUrl).get('');
  const field = (name: string): string | undefined =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1];
  expect(page.text).toContain(`<form method="post" action="${issuer}/authorize">`);
  for (const name of ['nonce', 'state', 'client-request-id', 'claims']) expect(field(name)).toBeTruthy();
  expect([field('response_type'), field('response_mode'), field('scope')]).toEqual([
    'id_token',
    'form_post',
    'openid',
  ]);
  const [header = '', payload = '', signature = ''] = (field('id_token_hint') ?? '').split('.');
  const { keys } = await published(party);
  const key = createPublicKey({ key: { ...keys[0] }, format: 'jwk' });
  expect(
    verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')),
  ).toBe(true);
  const hint = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, number>;
  expect(hint).toMatchObject({ iss: party.asEntra().issuer, aud: clientId, preferred_username: 'alice' });
  expect(hint['exp']).toBeLessThan(Date.now() / 1000);
  expect(sent.hint).toEqual(hint);
});

test('behind a proxy: the addresses are those of the proxy, and both names lead here', async () => {
  const free = await open();
  const { port } = new URL(free.baseUrl);
  await free.close();
  const party = await open({ baseUrl: 'https://entra.example', listen: `http://127.0.0.1:${port}` });
  expect(party.asEntra().issuer).toMatch(/^https:\/\/entra\.example\/entra\//);
  const path = new URL(party.asEntra().discovery).pathname;
  const through = (host: string): Promise<number> =>
    request(`http://127.0.0.1:${port}`)
      .get(path)
      .set('host', host)
      .then(({ status }) => status);
  expect(await through('entra.example')).toBe(200);
  expect(await through(`127.0.0.1:${port}`)).toBe(200);
  expect(await through('rebound.example')).toBe(400);
});
