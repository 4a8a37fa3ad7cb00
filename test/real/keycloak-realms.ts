import { keycloakSaysMfa, keycloakStepsUp } from './accounts.ts';

interface Credential {
  type: string;
  secretData?: string;
}

interface Execution {
  authenticator?: string;
  authenticatorConfig?: string;
}

interface Client {
  clientId: string;
  redirectUris?: string[];
  attributes?: Record<string, string>;
  protocolMappers?: object[];
  authenticationFlowBindingOverrides?: Record<string, string>;
}

/** As much of Keycloak's realm file as the tests change. */
export interface Realm {
  realm: string;
  clients: Client[];
  users: { username: string; email: string; realmRoles: string[]; credentials: Credential[] }[];
  authenticationFlows?: { id?: string; alias: string; authenticationExecutions: Execution[] }[];
}

/** Of those that Keycloak's own messages come in. */
export const languages = ['de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'ja', 'zh-CN', 'ar'] as const;

/** The themes for login pages in Keycloak's distribution: its own, and the plain one beneath it. */
export const themes = ['keycloak.v2', 'base'] as const;

/** The account that signs in in a language under a theme; each has a secret of its own, so that no code is waited for. */
export function personFor(language: string, theme: string): { username: string; totp: string } {
  const username = `alice-${language}-${theme}`.toLowerCase().replace('.', '-');
  const letters = Buffer.from(username)
    .toString('hex')
    .toUpperCase()
    .replace(/[089]/g, 'Z')
    .replaceAll('1', 'Y');
  return { username, totp: letters.padEnd(32, 'A').slice(-32) };
}

/** From the realm that says mfa: `passkey`, where alice must set one up, and `languages`, which speaks many. */
export function derivedRealms(realms: readonly Realm[]): Realm[] {
  const base = realms.find(({ realm }) => `/realms/${realm}` === keycloakSaysMfa.issuerPath);
  if (!base) throw new Error('The realm that says mfa is missing.');
  return [passkeyRealm(renamed(base, 'passkey')), languagesRealm(renamed(base, 'languages'))];
}

function renamed(realm: Realm, name: string): Realm {
  const copy = structuredClone(realm);
  copy.realm = name;
  // Its flow is named by an id, and no two realms may have the same.
  copy.clients = copy.clients.filter(({ clientId }) => clientId !== keycloakStepsUp.clientId);
  for (const flow of copy.authenticationFlows ?? []) delete flow.id;
  for (const user of copy.users) user.realmRoles = [`default-roles-${name}`];
  return copy;
}

function passkeyRealm(realm: Realm): Realm {
  for (const { authenticationExecutions } of realm.authenticationFlows ?? [])
    for (const execution of authenticationExecutions)
      if (execution.authenticator === 'auth-otp-form') execution.authenticator = 'webauthn-authenticator';
  realm.users = realm.users.map((user) => ({
    ...user,
    credentials: user.credentials.filter(({ type }) => type === 'password'),
    requiredActions: user.username === 'alice' ? ['webauthn-register'] : [],
  }));
  return realm;
}

function languagesRealm(realm: Realm): Realm {
  const [alice] = realm.users;
  const [client] = realm.clients;
  if (!alice || !client) throw new Error('The realm that says mfa has nobody in it.');
  const people = languages.flatMap((language) =>
    themes.map((theme) => {
      const { username, totp } = personFor(language, theme);
      return {
        ...alice,
        username,
        email: `${username}@example.com`,
        credentials: alice.credentials.map((credential) =>
          credential.type === 'otp'
            ? { ...credential, secretData: JSON.stringify({ value: totp }) }
            : credential,
        ),
      };
    }),
  );
  const clients = themes.map((theme) => ({
    ...client,
    clientId: theme,
    attributes: { ...client.attributes, login_theme: theme },
  }));
  return {
    ...realm,
    users: people,
    clients,
    ...{ internationalizationEnabled: true, supportedLocales: [...languages], defaultLocale: 'de' },
  };
}
