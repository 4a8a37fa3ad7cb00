// What the realm files under keycloak/ and the configuration of LemonLDAP::NG hold, for tests to sign in with.
// Every secret here guards a throw-away provider on loopback. No two are alike, so a search for one of them (has it
// leaked?) cannot hit another, and no TOTP secret is shared, so runs against two providers never wait for each other.

/** A person at a real provider; `totp` (base32, SHA-1, 6 digits, 30 s) only where a second factor is enrolled. */
export interface RealAccount {
  username: string;
  password: string;
  totp?: string;
}

/** One client of a real provider, with its people: alice and carol have a second factor, bob (the negative control) has none. */
export interface RealClient {
  /** Appended to the provider's base URL to make the issuer; empty where they are the same. */
  issuerPath: string;
  clientId: string;
  clientSecret: string;
  /** Whether the provider is configured to put `mfa` into `amr` here; where not, it is as shipped: no `amr` at all. */
  saysMfa: boolean;
  /** Scope beyond `openid` that the provider wants before it gives a refresh token that outlives the session. */
  offlineScope: string;
  accounts: Record<'alice' | 'carol', Required<RealAccount>> & { bob: RealAccount };
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
    carol: {
      username: 'carol',
      password: 'carol-kc-shipped-Sycamore8',
      totp: 'KCSHIPPEDCAROLAAOBRXI33SMFXGIZLT',
    },
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
    carol: {
      username: 'carol',
      password: 'carol-kc-says-mfa-Aspen2',
      totp: 'KCSAYSMFACAROLBBNRSW23LPNYWWEZDX',
    },
  },
};

/** Asks for what `acr_values` wants: 1 the password, 2 the second factor too. Carol's alone, who is not waited for elsewhere. */
export const keycloakStepsUp: RealClient = {
  ...keycloakSaysMfa,
  clientId: 'steps-up',
  clientSecret: 'keycloak-steps-up-client-secret-5be802',
};

/** LemonLDAP::NG is one issuer with two clients, so its people are the same in both. */
const lemonldapAccounts = {
  alice: { username: 'alice', password: 'alice-llng-Hornbeam4', totp: 'LLNGALICECCMVWW63TMMRQXA2LSORUXI' },
  bob: { username: 'bob', password: 'bob-llng-Whitebeam6' },
  carol: { username: 'carol', password: 'carol-llng-Medlar1', totp: 'LLNGCAROLCCMVWW63TMMRQXA2LSORUXI' },
};

/** Others for SAML 2.0, so that neither protocol waits for a code of the other. */
const lemonldapSamlAccounts = {
  alice: { username: 'amy', password: 'amy-llng-saml-Quince5', totp: 'LLNGSAMLAMYCCMVWW63TMMRQXA2LSORU' },
  bob: { username: 'ben', password: 'ben-llng-saml-Laburnum2' },
  carol: { username: 'cleo', password: 'cleo-llng-saml-Damson7', totp: 'LLNGSAMLCLEOCCMVWW63TMMRQXA2LSOR' },
};

/** Everybody at LemonLDAP::NG. */
export const lemonldapPeople: RealAccount[] = [lemonldapAccounts, lemonldapSamlAccounts].flatMap((people) =>
  Object.values(people),
);

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
  /** Appended to the provider's base URL: the address that begins a sign-in by itself. */
  initiatePath?: string;
  accounts: Omit<RealClient['accounts'], 'carol'> & Partial<RealClient['accounts']>;
}

export const keycloakShippedSaml: RealServiceProvider = {
  metadataPath: '/realms/shipped/protocol/saml/descriptor',
  entityId: 'urn:amrcheck:shipped',
  initiatePath: '/realms/shipped/protocol/saml/clients/amrcheck',
  accounts: keycloakShipped.accounts,
};

/** Wants signed requests and encrypts; only there where keycloak.ts is given a certificate. */
export const keycloakSealedSaml: RealServiceProvider = {
  ...keycloakShippedSaml,
  entityId: 'urn:amrcheck:sealed',
};

/** Says multipleauthn, by a preview feature; there where keycloakSealedSaml is. Dana's, who is not waited for elsewhere. */
export const keycloakSaysMultipleauthn: RealServiceProvider = {
  metadataPath: '/realms/says-mfa/protocol/saml/descriptor',
  entityId: 'urn:amrcheck:says-multipleauthn',
  accounts: {
    alice: {
      username: 'dana',
      password: keycloakSaysMfa.accounts.alice.password,
      totp: 'KCSAYSMFADANAABBNRSW23LPNYWWEZDX',
    },
    bob: keycloakSaysMfa.accounts.bob,
  },
};

/** Reached through the stand-in for Entra; there where the others are. Each signs in there alone, and is not waited for elsewhere. */
export const keycloakForEntra = {
  honest: {
    alice: {
      username: 'erin',
      password: keycloakSaysMfa.accounts.alice.password,
      totp: 'KCSAYSMFAERINABBNRSW23LPNYWWEZDX',
    },
    bob: keycloakSaysMfa.accounts.bob,
  },
  silent: {
    asked: {
      username: 'faye',
      password: keycloakShipped.accounts.alice.password,
      totp: 'KCSHIPPEDFAYEAAOBRXI33SMFXGIZLTA',
    },
    believed: {
      username: 'gwen',
      password: keycloakShipped.accounts.alice.password,
      totp: 'KCSHIPPEDGWENAAOBRXI33SMFXGIZLTA',
    },
  },
} as const;

export const lemonldapShippedSaml: RealServiceProvider = {
  metadataPath: '/saml/metadata',
  entityId: 'urn:amrcheck:shipped',
  accounts: lemonldapSamlAccounts,
};

/** A plugin puts multipleauthn into AuthnContextClassRef: LemonLDAP::NG has no setting for it. */
export const lemonldapSaysMultipleauthn: RealServiceProvider = {
  metadataPath: '/saml/metadata',
  entityId: 'urn:amrcheck:says-multipleauthn',
  initiatePath: '/saml/singleSignOn?IDPInitiated=1&sp=urn:amrcheck:says-multipleauthn',
  accounts: lemonldapSamlAccounts,
};
