/** Passkeys, themes and languages of a real Keycloak, by the generic reader of pages. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keycloakSaysMfa } from './accounts.ts';
import { runConfig } from './amrcheck.ts';
import { languages, personFor, themes } from './keycloak-realms.ts';
import { startKeycloak } from './keycloak.ts';
import { freePort } from '../free-port.ts';
import { keepRan, ranIn } from '../what-ran.ts';

let folder: string;
let keycloak: Awaited<ReturnType<typeof startKeycloak>>;
let relyingParty: { baseUrl: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-real-'));
  relyingParty = { baseUrl: `http://127.0.0.1:${await freePort()}` };
  // No passkey is for an address, so it must have a name.
  keycloak = await startKeycloak({ host: 'localhost' });
});

afterAll(async () => {
  await keycloak?.stop();
  await rm(folder, { recursive: true });
});

const { alice, bob } = keycloakSaysMfa.accounts;
const secrets = { CLIENT_SECRET: keycloakSaysMfa.clientSecret, ALICE_PASSWORD: alice.password };

const passkeyConfig = (enrol: boolean) => ({
  relyingParty,
  targets: {
    passkey: {
      protocol: 'oidc',
      issuer: `${keycloak.baseUrl}/realms/passkey`,
      clientId: 'amrcheck',
      clientSecret: '${env:CLIENT_SECRET}',
      scenarios: ['mfa', 'password-only', 'sso-reuse'],
      accounts: {
        alice: {
          username: alice.username,
          password: '${env:ALICE_PASSWORD}',
          factors: [{ passkey: { secret: '${env:PASSKEY_SECRET}', store: 'alice.passkey.json', enrol } }],
        },
        bob: { username: bob.username, password: '${env:BOB_PASSWORD}' },
      },
    },
  },
});

test.for([
  ['the first run sets a passkey up and signs in with it', true],
  ['a later run signs in with the stored one', false],
] as const)('%s', async ([, enrol]) => {
  const { result, first } = await runConfig(folder, `passkey-${enrol}`, passkeyConfig(enrol), {
    ...secrets,
    BOB_PASSWORD: bob.password,
    PASSKEY_SECRET: 'encrypts the passkey of alice',
  });
  const [target] = result.targets;
  expect(target?.probes.flatMap(({ error }) => error ?? [])).toEqual([]);
  const mfa = target?.probes.find(({ scenario }) => scenario === 'mfa');
  expect(mfa?.factorsUsed).toEqual(['password', 'passkey']);
  expect(mfa?.authenticationMethods?.values).toEqual(['pwd', 'mfa']);
  expect(first).toMatch(/^passkey: PASS/);
  await keepRan(
    'test/real/keycloak-pages.test.ts',
    'real',
    ranIn(result, () => `Keycloak ${keycloak.version}`),
  );
});

test('ten languages under each theme that Keycloak ships', async () => {
  const targets = Object.fromEntries(
    languages.flatMap((language) =>
      themes.map((theme) => {
        const { username } = personFor(language, theme);
        const target = {
          protocol: 'oidc',
          issuer: `${keycloak.baseUrl}/realms/languages`,
          clientId: theme,
          clientSecret: '${env:CLIENT_SECRET}',
          // The generic reader alone: no product's hints.
          provider: 'generic',
          uiLocales: language,
          scenarios: ['mfa'],
          accounts: {
            alice: {
              username,
              password: '${env:ALICE_PASSWORD}',
              factors: [{ totp: `\${env:${variableOf(username)}}` }],
            },
          },
        };
        return [username, target];
      }),
    ),
  );
  const people = languages.flatMap((language) => themes.map((theme) => personFor(language, theme)));
  const totps = people.map(({ username, totp }) => [variableOf(username), totp]);
  const { result } = await runConfig(
    folder,
    'languages',
    { relyingParty, targets },
    { ...secrets, ...Object.fromEntries(totps) },
  );
  const ended = result.targets.map(({ id, probes }) => [
    id,
    probes[0]?.factorsUsed,
    probes[0]?.error?.message,
  ]);
  expect(ended).toEqual(people.map(({ username }) => [username, ['password', 'totp'], undefined]));
  const seen = ranIn(result, () => `Keycloak ${keycloak.version}`);
  await keepRan('test/real/keycloak-pages.test.ts, themes and languages', 'real', seen);
});

const variableOf = (username: string): string => `TOTP_${username.replaceAll('-', '_').toUpperCase()}`;
