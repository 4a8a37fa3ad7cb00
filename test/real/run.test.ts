/** amrcheck as a user runs it, against providers that nobody here wrote. One that does not start fails every test. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultSchema, type Finding, type Result, type TargetResult } from '../../core/result.ts';
import { keycloakSaysMfa, keycloakShipped, lemonldapSaysMfa, lemonldapShipped } from './accounts.ts';
import type { RealClient } from './accounts.ts';
import { startKeycloak } from './keycloak.ts';
import { startLemonldap } from './lemonldap.ts';
import { freePort } from './service.ts';

const launcher = join(import.meta.dirname, '../../bin/amrcheck.mjs');
const stops: (() => Promise<void>)[] = [];
let folder: string;
let relyingParty: string;
let keycloak: string;
let lemonldap: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-real-'));
  relyingParty = `http://127.0.0.1:${await freePort()}`;
  const [first, second] = await Promise.all([
    startKeycloak(),
    startLemonldap({ redirectUris: [`${relyingParty}/oidc/callback`] }),
  ]);
  stops.push(first.stop, second.stop);
  keycloak = first.baseUrl;
  lemonldap = second.baseUrl;
});

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await rm(folder, { recursive: true });
});

test('Keycloak as shipped does MFA and does not say so: FAIL, and how to mend it', async () => {
  const { code, target, first } = await run('keycloak-shipped', keycloak, keycloakShipped);
  expect(first).toBe('keycloak-shipped: FAIL: Microsoft would not see MFA. The id_token has no amr claim.');
  expect(code).toBe(1);
  expect(target).toMatchObject({ verdict: 'fail', cmdlet: 'fail', provider: { id: 'keycloak' } });
  const mfa = target.probes.find(({ scenario }) => scenario === 'mfa');
  expect(mfa).toMatchObject({ account: 'alice', verdict: 'fail', factorsUsed: ['password', 'totp'] });
  expect(mfa?.authenticationMethods).toMatchObject({ source: 'id_token.amr', form: 'absent', values: [] });
  const failed = decidingFailures(target);
  expect(failed.map(({ check }) => check)).toEqual(['oidc/amr-present']);
  expect(failed[0]?.remedy).toContain('Authentication Method Reference');
  expect(failed[0]?.remedy).toContain('Max Age');
});

test('Keycloak told to say mfa: PASS, on the first sign-in, for the negative control and after refresh', async () => {
  const { code, target, first } = await run('keycloak-says-mfa', keycloak, keycloakSaysMfa);
  expect(first).toMatch(/^keycloak-says-mfa: PASS: Microsoft would see MFA/);
  expect(code).toBe(0);
  expect(methodsOf(target)).toEqual({
    mfa: ['pwd', 'mfa'],
    'password-only': ['pwd'],
    refresh: ['pwd', 'mfa'],
  });
  expect(decidingFailures(target)).toEqual([]);
});

test('LemonLDAP::NG as shipped: FAIL', async () => {
  const { code, target } = await run('lemonldap-shipped', lemonldap, lemonldapShipped);
  expect(code).toBe(1);
  expect(target.provider?.id).toBe('lemonldap');
  expect(decidingFailures(target).map(({ check }) => check)).toEqual(['oidc/amr-present']);
});

test('LemonLDAP::NG with the macro: PASS', async () => {
  const { code, target } = await run('lemonldap-says-mfa', lemonldap, lemonldapSaysMfa);
  expect(code).toBe(0);
  expect(methodsOf(target)).toMatchObject({ mfa: ['pwd', 'otp', 'mfa'], 'password-only': ['pwd'] });
});

test('a redirect URI that is not registered is named, with whose fault it is', async () => {
  const { code, target } = await run('keycloak-foreign', keycloak, keycloakShipped, {
    baseUrl: `http://localhost:${await freePort()}`,
  });
  expect(code).toBe(3);
  expect(target.probes[0]?.error).toMatchObject({
    code: 'REDIRECT_URI_NOT_REGISTERED',
    fault: 'configuration',
  });
});

interface Run {
  code: number;
  first: string;
  target: TargetResult;
}

async function run(
  id: string,
  baseUrl: string,
  client: RealClient,
  { baseUrl: own = relyingParty } = {},
): Promise<Run> {
  const { alice, bob } = client.accounts;
  const config = {
    relyingParty: { baseUrl: own },
    targets: {
      [id]: {
        protocol: 'oidc',
        issuer: baseUrl + client.issuerPath,
        clientId: client.clientId,
        clientSecret: '${env:CLIENT_SECRET}',
        // LemonLDAP::NG does not form-decode the credentials of client_secret_basic.
        clientAuth: 'client_secret_post',
        accounts: {
          alice: {
            username: alice.username,
            password: '${env:ALICE_PASSWORD}',
            factors: [{ totp: '${env:ALICE_TOTP}' }],
          },
          bob: { username: bob.username, password: '${env:BOB_PASSWORD}' },
        },
      },
    },
  };
  const file = join(folder, `${id}.yaml`);
  const out = join(folder, id);
  await writeFile(file, JSON.stringify(config));
  const secrets = {
    CLIENT_SECRET: client.clientSecret,
    ALICE_PASSWORD: alice.password,
    ALICE_TOTP: alice.totp,
    BOB_PASSWORD: bob.password,
  };
  const { code, stdout, stderr } = await execute(['run', '-c', file, '--out', out], secrets);
  const written = await Promise.all(
    (await readdir(out, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
  for (const secret of Object.values(secrets))
    expect([stdout, stderr, ...written].join('\n')).not.toContain(secret);
  const result: Result = resultSchema.parse(JSON.parse(await readFile(join(out, 'result.json'), 'utf8')));
  return { code, first: stdout.split('\n')[0] ?? '', target: result.targets[0]! };
}

function execute(
  args: string[],
  secrets: Record<string, string>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, ...secrets, NO_COLOR: '1', AMRCHECK_STATE_DIR: join(folder, 'state') };
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], { env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

function methodsOf(target: TargetResult): Record<string, unknown> {
  return Object.fromEntries(
    target.probes.map(({ scenario, authenticationMethods }) => [scenario, authenticationMethods?.values]),
  );
}

function decidingFailures(target: TargetResult): Finding[] {
  return target.probes
    .flatMap(({ findings }) => findings)
    .filter(
      ({ outcome, severity }) => outcome === 'fail' && (severity === 'critical' || severity === 'serious'),
    );
}
