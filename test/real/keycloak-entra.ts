import type { DomainSettings, EntraLab } from '../../lab/entra/index.ts';
import {
  keycloakForEntra,
  keycloakSaysMfa,
  keycloakSaysMultipleauthn,
  keycloakShippedSaml,
  type RealAccount,
  type RealServiceProvider,
} from './accounts.ts';
import type { TargetUnderTest } from './amrcheck.ts';
import type { Realm } from './keycloak-realms.ts';

/**
 * Registers the stand-in for Entra, which takes answers at `reply`, as a client of both realms: one says multipleauthn,
 * the other does MFA and does not say so. To be called after addMultipleauthn.
 */
export function addEntra(realms: readonly Realm[], reply: string): void {
  const { honest, silent } = keycloakForEntra;
  const clientNamed = (id: string): { realm: Realm; client: Realm['clients'][number] } => {
    for (const realm of realms)
      for (const client of realm.clients) if (client.clientId === id) return { realm, client };
    throw new Error(`No realm has the client ${id}.`);
  };
  const add = (like: string, people: readonly Required<RealAccount>[]): void => {
    const { realm, client } = clientNamed(like);
    realm.clients.push({
      ...client,
      clientId: 'urn:federation:MicrosoftOnline',
      redirectUris: [reply],
      // It names one client in the realm.
      attributes: { ...client.attributes, saml_idp_initiated_sso_url_name: '' },
    });
    const alice = realm.users.find(({ username }) => username === keycloakSaysMfa.accounts.alice.username)!;
    for (const { username, totp } of people) {
      const credentials = alice.credentials.map((credential) =>
        credential.type === 'otp'
          ? { ...credential, secretData: JSON.stringify({ value: totp }) }
          : credential,
      );
      realm.users.push({ ...alice, username, email: `${username}@example.com`, credentials });
    }
  };
  add(keycloakSaysMultipleauthn.entityId, [honest.alice]);
  add(keycloakShippedSaml.entityId, [silent.asked, silent.believed]);
}

/** Federates `domain` with a realm of this Keycloak for these people, and says how a target of amrcheck is to reach it. */
export async function federateKeycloak(
  { authority, tenant, clientId, api, federate }: EntraLab,
  baseUrl: string,
  { metadataPath }: Pick<RealServiceProvider, 'metadataPath'>,
  { domain, accounts, ...settings }: { domain: string; accounts: Record<string, RealAccount> } & Policy,
): Promise<TargetUnderTest> {
  const metadata = await (await fetch(baseUrl + metadataPath)).text();
  const [, certificate] = /<ds:X509Certificate>([^<]+)</.exec(metadata) ?? [];
  if (certificate === undefined) throw new Error('The metadata of Keycloak holds no certificate.');
  const url = baseUrl + metadataPath.replace(/\/descriptor$/, '');
  federate(domain, {
    ...{ protocol: 'saml', url, issuer: url.replace('/protocol/saml', '') },
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
    federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
    promptLoginBehavior: 'disabled',
    ...settings,
    // Keycloak's NameID is the name here.
    users: Object.fromEntries(
      Object.entries(accounts).map(([id, { username, password, totp }]) => [
        username,
        {
          upn: `${username}@${domain}`,
          account: { id, username, password, sub: username, recoveryCodes: [], inbox: [] },
          ...(totp !== undefined && { totp }),
        },
      ]),
    ),
  });
  const address = { protocol: 'entra', profile: 'entra-token', authority, tenant, clientId, api, domain };
  return { ...address, accounts };
}

type Policy = Pick<DomainSettings, 'policyDemandsMfa'>;
