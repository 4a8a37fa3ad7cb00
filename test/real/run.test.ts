/** amrcheck as a user runs it, against providers that nobody here wrote. One that does not start fails every test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keycloakSaysMfa, keycloakShipped, lemonldapSaysMfa, lemonldapShipped } from './accounts.ts';
import type { RealClient } from './accounts.ts';
import { decidingFailures, methodsOf, run as runAmrcheck, type Run } from './amrcheck.ts';
import { startKeycloak } from './keycloak.ts';
import { startLemonldap } from './lemonldap.ts';
import { freePort } from './service.ts';

const usual = ['mfa', 'password-only', 'refresh'];
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
    startLemonldap({
      redirectUris: [`${relyingParty}/oidc/callback`],
      acsUrl: `${relyingParty}/saml/acs`,
    }),
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
  const { code, target, first } = await run('keycloak-shipped', keycloak, keycloakShipped, {
    scenarios: usual,
  });
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

test('Keycloak told to say mfa: PASS in every scenario that runs unasked', async () => {
  const { code, target, first } = await run('keycloak-says-mfa', keycloak, keycloakSaysMfa);
  expect(first).toMatch(/^keycloak-says-mfa: PASS: Microsoft would see MFA/);
  expect(code).toBe(0);
  expect(methodsOf(target)).toMatchObject({
    mfa: ['pwd', 'mfa'],
    'password-only': ['pwd'],
    'sso-reuse': ['pwd', 'mfa'],
    refresh: ['pwd', 'mfa'],
    fresh: ['pwd', 'mfa'],
  });
  expect(target.probes.map(({ scenario, verdict }) => `${scenario} ${verdict}`)).toContain('cancelled pass');
  expect(decidingFailures(target)).toEqual([]);
});

test('LemonLDAP::NG as shipped: FAIL', async () => {
  const { code, target } = await run('lemonldap-shipped', lemonldap, lemonldapShipped, { scenarios: usual });
  expect(code).toBe(1);
  expect(target.provider?.id).toBe('lemonldap');
  expect(decidingFailures(target).map(({ check }) => check)).toEqual(['oidc/amr-present']);
});

test('LemonLDAP::NG with the macro: PASS', async () => {
  const { code, target } = await run('lemonldap-says-mfa', lemonldap, lemonldapSaysMfa, {
    scenarios: [...usual, 'sso-reuse'],
  });
  expect(code).toBe(0);
  expect(methodsOf(target)).toMatchObject({ mfa: ['pwd', 'otp', 'mfa'], 'password-only': ['pwd'] });
});

test('LemonLDAP::NG 2.16 ignores max_age=0, and is told so', async () => {
  const { code, target } = await run('lemonldap-fresh', lemonldap, lemonldapSaysMfa, {
    scenarios: ['fresh'],
  });
  expect(code).toBe(1);
  expect(decidingFailures(target).map(({ check }) => check)).toEqual(['session/max-age-honoured']);
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

const run = (
  id: string,
  issuer: string,
  { issuerPath, clientId, clientSecret, accounts }: RealClient,
  { baseUrl = relyingParty, scenarios }: { baseUrl?: string; scenarios?: string[] } = {},
): Promise<Run> =>
  runAmrcheck(
    folder,
    id,
    { baseUrl },
    {
      protocol: 'oidc',
      issuer: issuer + issuerPath,
      clientId,
      clientSecret,
      // LemonLDAP::NG does not form-decode the credentials of client_secret_basic.
      clientAuth: 'client_secret_post',
      accounts,
      ...(scenarios && { scenarios }),
    },
  );
