import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configSchema } from '../../../core/config.ts';
import { counterOf, PasskeyStore, type Passkey } from '../../../probes/factors/passkey.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const passkey: Passkey = {
  id: 'Y3JlZGVudGlhbA',
  rpId: 'login.contoso.com',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  userHandle: 'YWxpY2U',
  signCount: 1,
};
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-passkey-'));
  path = join(folder, 'new', 'alice.json');
});
afterEach(() => rm(folder, { recursive: true }));

function storeWith(passkeyConfig: object): PasskeyStore {
  const account = { username: 'alice', password: 'x', factors: [{ passkey: passkeyConfig }] };
  const target = { protocol: 'oidc', accounts: { alice: account } };
  const { targets } = configSchema.parse({ targets: { one: target } });
  const [factor] = targets['one']!.accounts['alice']!.factors;
  if (!factor || !('passkey' in factor)) throw new Error('no passkey');
  return new PasskeyStore(factor.passkey, 'https://login.contoso.com', 'alice');
}

test('a stored passkey comes back with its secret, and with no other', async () => {
  const store = storeWith({ secret: 'correct horse', store: path });
  expect(await store.load()).toEqual([]);
  await store.save([passkey]);
  expect(await store.load()).toEqual([passkey]);
  const other = storeWith({ secret: 'another horse', store: path });
  await expect(other.load()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('the file is for its owner alone, and no part of the key can be read in it', async () => {
  await storeWith({ secret: 'correct horse', store: path }).save([passkey]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const text = await readFile(path, 'utf8');
  const { data, salt } = JSON.parse(text) as Record<string, string>;
  const decoded = [data, salt].map((part = '') => Buffer.from(part, 'base64').toString('latin1'));
  for (const secret of [passkey.privateKey, passkey.id, 'contoso'])
    expect([text, ...decoded].join('\n')).not.toContain(secret);
});

test('a file that was changed is refused', async () => {
  const store = storeWith({ secret: 'correct horse', store: path });
  await store.save([passkey]);
  const file = JSON.parse(await readFile(path, 'utf8')) as { data: string };
  const data = Buffer.from(file.data, 'base64');
  data[3]! ^= 1;
  await writeFile(path, JSON.stringify({ ...file, data: data.toString('base64') }));
  await expect(store.load()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('a given credential wins over a store; one that cannot be read is not shown', async () => {
  expect(await storeWith({ credential: JSON.stringify(passkey) }).load()).toEqual([passkey]);
  const failed = storeWith({ credential: 'hunter2' }).load();
  await expect(failed).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
});

test('the counter grows with time, and never falls under the one that is known', () => {
  const now = Date.UTC(2026, 10, 24);
  expect(counterOf(passkey, now + 250)).toBe(counterOf(passkey, now) + 1);
  expect(counterOf({ ...passkey, signCount: 4_000_000_000 }, now)).toBe(4_000_000_000);
  expect(counterOf(passkey, Date.UTC(2042, 0, 1))).toBeLessThan(2 ** 31);
});
