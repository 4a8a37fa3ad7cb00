/** The same over SAML 2.0. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TargetResult } from '../../core/result.ts';
import { newCertifiedKey } from '../../lab/xml/certificate.ts';
import {
  keycloakSealedSaml,
  keycloakShippedSaml,
  lemonldapSaysMultipleauthn,
  lemonldapShippedSaml,
  type RealServiceProvider,
} from './accounts.ts';
import { decidingFailures, methodsOf, run as runAmrcheck, type Run } from './amrcheck.ts';
import { startKeycloak } from './keycloak.ts';
import { startLemonldap } from './lemonldap.ts';
import { freePort } from './service.ts';

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';
const stops: (() => Promise<void>)[] = [];
let folder: string;
let relyingParty: string;
let keycloak: string;
let lemonldap: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-real-'));
  relyingParty = `http://127.0.0.1:${await freePort()}`;
  const { privateKey, certificate } = await newCertifiedKey('the relying party', Date.now());
  await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(join(folder, 'cert.pem'), certificate);
  const [first, second] = await Promise.all([
    startKeycloak({ certificate }),
    startLemonldap({ redirectUris: [], acsUrl: `${relyingParty}/saml/acs` }),
  ]);
  stops.push(first.stop, second.stop);
  keycloak = first.baseUrl;
  lemonldap = second.baseUrl;
});

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await rm(folder, { recursive: true });
});

test('Keycloak as shipped does MFA and has one class for all: FAIL; and re-use gets a new AuthnInstant', async () => {
  const { code, target, first } = await run('keycloak-shipped', keycloak, keycloakShippedSaml);
  expect(first).toMatch(/^keycloak-shipped: FAIL: Microsoft would not see MFA\./);
  expect(code).toBe(1);
  expect(target).toMatchObject({ verdict: 'fail', protocol: 'saml' });
  expect(methodsOf(target)).toMatchObject({
    mfa: [`${classes}unspecified`],
    'password-only': [`${classes}unspecified`],
    'sso-reuse': [`${classes}unspecified`],
    fresh: [`${classes}unspecified`],
  });
  expect(probeOf(target, 'mfa').factorsUsed).toEqual(['password', 'totp']);
  expect(failedIn(target, 'mfa')).toEqual(['saml/class-is-multipleauthn']);
  expect(failedIn(target, 'password-only')).toEqual([]);
  expect(failedIn(target, 'sso-reuse')).toEqual(['session/auth-time-kept-on-reuse']);
});

test('Keycloak that wants signed requests and encrypts, by POST: read as well', async () => {
  const { code, target } = await run('keycloak-sealed', keycloak, keycloakSealedSaml, {
    binding: 'post',
    signRequests: true,
    scenarios: ['mfa', 'password-only'],
  });
  expect(code).toBe(1);
  expect(methodsOf(target)).toMatchObject({ mfa: [`${classes}unspecified`] });
  expect(decidingFailures(target).map(({ check }) => check)).toEqual(['saml/class-is-multipleauthn']);
});

test('LemonLDAP::NG as shipped: FAIL, with the class of its level', async () => {
  const { code, target } = await run('lemonldap-shipped', lemonldap, lemonldapShippedSaml, {
    binding: 'post',
    scenarios: ['mfa', 'password-only'],
  });
  expect(code).toBe(1);
  expect(methodsOf(target)).toEqual({
    mfa: [`${classes}TLSClient`],
    'password-only': [`${classes}unspecified`],
  });
  expect(decidingFailures(target).map(({ check }) => check)).toEqual(['saml/class-is-multipleauthn']);
});

test('LemonLDAP::NG with a plugin that says multipleauthn: PASS in every scenario', async () => {
  const { code, target, first } = await run('lemonldap-says', lemonldap, lemonldapSaysMultipleauthn);
  expect(first).toMatch(/^lemonldap-says: PASS: Entra would see MFA/);
  expect(code).toBe(0);
  expect(methodsOf(target)).toMatchObject({
    mfa: ['http://schemas.microsoft.com/claims/multipleauthn'],
    'password-only': [`${classes}unspecified`],
    fresh: ['http://schemas.microsoft.com/claims/multipleauthn'],
  });
  expect(decidingFailures(target)).toEqual([]);
});

const run = (
  id: string,
  provider: string,
  { metadataPath, entityId, accounts }: RealServiceProvider,
  asked: { binding?: string; signRequests?: boolean; scenarios?: string[] } = {},
): Promise<Run> =>
  runAmrcheck(
    folder,
    id,
    { baseUrl: relyingParty, key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') },
    {
      protocol: 'saml',
      profile: 'entra-saml',
      metadata: provider + metadataPath,
      entityId,
      // The metadata of Keycloak wants them of every client, also of one that need not.
      signRequests: false,
      accounts,
      ...asked,
    },
  );

function probeOf({ probes }: TargetResult, scenario: string): TargetResult['probes'][number] {
  const found = probes.find((probe) => probe.scenario === scenario);
  if (!found) throw new Error(`There is no probe ${scenario}.`);
  return found;
}

const failedIn = (target: TargetResult, scenario: string): string[] =>
  decidingFailures({ probes: [probeOf(target, scenario)] }).map(({ check }) => check);
