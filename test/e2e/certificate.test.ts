/** A provider that asks for a client certificate, over TLS and with a private CA, as AD FS and smart card portals do. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { newCertifiedKey, startLab, type Lab } from '../../lab/index.ts';
import { failuresOf, runLab } from './lab-run.ts';
import { keepRan, ranIn } from '../what-ran.ts';

const tls = new URL('../server/tls/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, tls), 'utf8');

let lab: Lab;
let folder: string;
let result: Result;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-certificate-'));
  const { certificate, privateKey } = await newCertifiedKey('alice', Date.now());
  const [cert, key] = [join(folder, 'alice.pem'), join(folder, 'alice.key')];
  await writeFile(cert, certificate);
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  lab = await startLab({
    host: '127.0.0.1',
    accounts: 2,
    // Whoever has none is let in all the same: by a code.
    tls: {
      ...{ cert: read('server.pem'), key: read('server.key') },
      ...{ ca: certificate, requestCert: true, rejectUnauthorized: false },
    },
  });
  const [{ accounts }] = lab.targets as [Lab['targets'][number]];
  const own = accounts.map(({ id, username, password, totp }) => {
    const factors = id === 'alice' ? [{ certificate: { cert, key } }] : totp ? [{ totp }] : [];
    return [id, { username, password, factors }];
  });
  const asked = {
    tls: { ca: fileURLToPath(new URL('ca.pem', tls)) },
    accounts: Object.fromEntries(own) as object,
  };
  result = await runLab(lab.targets, {
    scenarios: ['mfa', 'every-account', 'password-only'],
    asked: () => asked,
  });
  await keepRan(
    'test/e2e/certificate.test.ts',
    'lab',
    ranIn(result, () => 'amrcheck lab'),
  );
});
afterAll(async () => {
  await lab.stop();
  await rm(folder, { recursive: true });
});

test('the certificate is the second factor of whom it belongs to, and of nobody else', () => {
  const [target] = result.targets;
  const seen = target?.probes.map(({ scenario, account, error, factorsUsed, authenticationMethods }) => [
    ...[`${scenario} ${account}`, error?.message, factorsUsed, authenticationMethods?.values],
  ]);
  expect(seen?.toSorted()).toEqual([
    ['every-account alice', undefined, ['certificate', 'password'], ['pwd', 'swk', 'mfa']],
    ['every-account alice-2', undefined, ['password', 'totp'], ['pwd', 'otp', 'mfa']],
    ['mfa alice', undefined, ['certificate', 'password'], ['pwd', 'swk', 'mfa']],
    ['password-only bob', undefined, ['password'], ['pwd']],
  ]);
  expect(target && failuresOf(target)).toEqual([]);
  expect(target?.verdict).toBe('pass');
});
