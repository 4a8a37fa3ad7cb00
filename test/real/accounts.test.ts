import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  keycloakSaysMfa,
  keycloakShipped,
  keycloakStepsUp,
  lemonldapPeople,
  lemonldapSaysMfa,
  lemonldapShipped,
} from './accounts.ts';
import type { RealAccount } from './accounts.ts';
import { keycloakVersion } from './keycloak.ts';

interface Realm {
  realm: string;
  clients: { clientId: string; secret: string }[];
  users: {
    username: string;
    credentials: ({ type: 'password'; value: string } | { type: 'otp'; secretData: string })[];
  }[];
}

const secretOf = (credential: Realm['users'][number]['credentials'][number]): string =>
  credential.type === 'password' ? credential.value : JSON.parse(credential.secretData).value;

test.each([
  ['shipped', keycloakShipped],
  ['says-mfa', keycloakSaysMfa],
  ['says-mfa', keycloakStepsUp],
])('the realm file %s and the constants agree', (name, { issuerPath, clientId, clientSecret, accounts }) => {
  const realm: Realm = JSON.parse(
    readFileSync(join(import.meta.dirname, 'keycloak', `${name}-realm.json`), 'utf8'),
  );
  const { alice, bob, carol } = accounts;
  expect(`/realms/${realm.realm}`).toBe(issuerPath);
  expect(realm.clients).toContainEqual(expect.objectContaining({ clientId, secret: clientSecret }));
  expect(realm.users.map(({ username, credentials }) => [username, ...credentials.map(secretOf)])).toEqual([
    [alice.username, alice.password, alice.totp],
    [bob.username, bob.password],
    [carol.username, carol.password, carol.totp],
  ]);
});

test('Docker Compose and the Maven artifact are the same Keycloak, with the same realm files', () => {
  const compose: { services: { keycloak: { image: string; volumes: string[] } } } = parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'docker-compose.yml'), 'utf8'),
  );
  expect(compose.services.keycloak).toMatchObject({
    image: `quay.io/keycloak/keycloak:${keycloakVersion}`,
    volumes: ['./test/real/keycloak:/opt/keycloak/data/import:ro'],
  });
});

test('no two secrets are alike', () => {
  const clients = [keycloakShipped, keycloakSaysMfa, keycloakStepsUp, lemonldapShipped, lemonldapSaysMfa];
  const people = [keycloakShipped, keycloakSaysMfa].flatMap(({ accounts }) => Object.values(accounts));
  const secrets = [
    ...clients.map(({ clientSecret }) => clientSecret),
    ...[...people, ...lemonldapPeople].flatMap(({ password, totp }: RealAccount) =>
      [password, totp ?? []].flat(),
    ),
  ];
  expect(new Set(secrets).size).toBe(secrets.length);
});
