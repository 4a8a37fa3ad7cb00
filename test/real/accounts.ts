// What the realm files under keycloak/ and the configuration of LemonLDAP::NG hold, for tests to sign in with.
// Every secret here guards a throw-away provider on loopback. No two are alike, so a search for one of them (has it
// leaked?) cannot hit another, and no TOTP secret is shared, so runs against two providers never wait for each other.

/** A person at a real provider; `totp` (base32, SHA-1, 6 digits, 30 s) only where a second factor is enrolled. */
export interface RealAccount {
  username: string;
  password: string;
  totp?: string;
}

/** One client of a real provider, with its people: alice has a second factor, bob (the negative control) has none. */
export interface RealClient {
  /** Appended to the provider's base URL to make the issuer; empty where they are the same. */
  issuerPath: string;
  clientId: string;
  clientSecret: string;
  /** Whether the provider is configured to put `mfa` into `amr` here; where not, it is as shipped: no `amr` at all. */
  saysMfa: boolean;
  /** Scope beyond `openid` that the provider wants before it gives a refresh token that outlives the session. */
  offlineScope: string;
  accounts: { alice: Required<RealAccount>; bob: RealAccount };
}

export const keycloakShipped: RealClient = {
  issuerPath: '/realms/shipped',
  clientId: 'amrcheck',
  clientSecret: 'keycloak-shipped-client-secret-8b1f04',
  saysMfa: false,
  offlineScope: 'offline_access',
  accounts: {
    alice: {
      username: 'alice',
      password: 'alice-kc-shipped-Juniper7',
      totp: 'KCSHIPPEDALICEAAOBRXI33SMFXGIZLT',
    },
    bob: { username: 'bob', password: 'bob-kc-shipped-Hawthorn3' },
  },
};

export const keycloakSaysMfa: RealClient = {
  issuerPath: '/realms/says-mfa',
  clientId: 'amrcheck',
  clientSecret: 'keycloak-says-mfa-client-secret-27ce59',
  saysMfa: true,
  offlineScope: 'offline_access',
  accounts: {
    alice: {
      username: 'alice',
      password: 'alice-kc-says-mfa-Rowan5',
      totp: 'KCSAYSMFAALICEBBNRSW23LPNYWWEZDX',
    },
    bob: { username: 'bob', password: 'bob-kc-says-mfa-Alder9' },
  },
};

/** LemonLDAP::NG is one issuer with two clients, so its people are the same in both. */
const lemonldapAccounts = {
  alice: { username: 'alice', password: 'alice-llng-Hornbeam4', totp: 'LLNGALICECCMVWW63TMMRQXA2LSORUXI' },
  bob: { username: 'bob', password: 'bob-llng-Whitebeam6' },
};

export const lemonldapShipped: RealClient = {
  issuerPath: '',
  clientId: 'shipped',
  clientSecret: 'lemonldap-shipped-client-secret-c40d71',
  saysMfa: false,
  offlineScope: 'offline_access',
  accounts: lemonldapAccounts,
};

export const lemonldapSaysMfa: RealClient = {
  issuerPath: '',
  clientId: 'says-mfa',
  clientSecret: 'lemonldap-says-mfa-client-secret-913ab6',
  saysMfa: true,
  offlineScope: 'offline_access',
  accounts: lemonldapAccounts,
};

/** One service provider that is registered at a real provider over SAML 2.0; the people are those of its other client. */
export interface RealServiceProvider {
  /** Appended to the provider's base URL. */
  metadataPath: string;
  /** The service provider's; a name, so that it is the same on every port. */
  entityId: string;
  accounts: RealClient['accounts'];
}

export const keycloakShippedSaml: RealServiceProvider = {
  metadataPath: '/realms/shipped/protocol/saml/descriptor',
  entityId: 'urn:amrcheck:shipped',
  accounts: keycloakShipped.accounts,
};

/** Wants signed requests and encrypts; only there where keycloak.ts is given a certificate. */
export const keycloakSealedSaml: RealServiceProvider = {
  ...keycloakShippedSaml,
  entityId: 'urn:amrcheck:sealed',
};

export const lemonldapShippedSaml: RealServiceProvider = {
  metadataPath: '/saml/metadata',
  entityId: 'urn:amrcheck:shipped',
  accounts: lemonldapAccounts,
};

/** A plugin puts multipleauthn into AuthnContextClassRef: LemonLDAP::NG has no setting for it. */
export const lemonldapSaysMultipleauthn: RealServiceProvider = {
  metadataPath: '/saml/metadata',
  entityId: 'urn:amrcheck:says-multipleauthn',
  accounts: lemonldapAccounts,
};
