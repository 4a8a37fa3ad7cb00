import { keycloakSaysMfa, keycloakSaysMultipleauthn, keycloakShippedSaml } from './accounts.ts';
import type { Realm } from './keycloak-realms.ts';

/** Off as Keycloak comes; chosen when it is built. */
export const samlStepUp = 'step-up-authentication-saml';

const flowId = '0b7d4c62-3f55-4f0a-9a43-5d8e1c27b9f0';

/**
 * Adds to the realm that says mfa a SAML client that says multipleauthn, with people and a flow of its own. Not in the
 * realm file: a Keycloak without the preview feature does not know its mapper.
 */
export function addMultipleauthn(realms: readonly Realm[]): void {
  const realm = realms.find(({ realm: name }) => `/realms/${name}` === keycloakSaysMfa.issuerPath);
  const client = realms
    .flatMap(({ clients }) => clients)
    .find(({ clientId }) => clientId === keycloakShippedSaml.entityId);
  if (!realm || !client) throw new Error('The realm files have no SAML client, or no realm that says mfa.');
  realm.clients.push({
    ...client,
    clientId: keycloakSaysMultipleauthn.entityId,
    attributes: {
      ...client.attributes,
      // It names one client in the realm.
      saml_idp_initiated_sso_url_name: '',
      'acr.loa.map': JSON.stringify({ 'http://schemas.microsoft.com/claims/multipleauthn': 2 }),
    },
    protocolMappers: [
      ...(client.protocolMappers ?? []),
      { name: 'class', protocol: 'saml', protocolMapper: 'saml-authn-context-class-ref-mapper', config: {} },
    ],
    authenticationFlowBindingOverrides: { browser: flowId },
  });
  realm.authenticationFlows?.push(...flowsOf(realm));
  const { username, totp } = keycloakSaysMultipleauthn.accounts.alice;
  const alice = realm.users.find((user) => user.username === keycloakSaysMfa.accounts.alice.username)!;
  const credentials = alice.credentials.map((credential) =>
    credential.type === 'otp' ? { ...credential, secretData: JSON.stringify({ value: totp }) } : credential,
  );
  realm.users.push({ ...alice, username, email: `${username}@example.com`, credentials });
}

/** The flow that says mfa once more; whoever passes its second factor has reached level 2. */
function flowsOf({ authenticationFlows = [] }: Realm): NonNullable<Realm['authenticationFlows']> {
  const flows = authenticationFlows.filter(({ alias }) => alias.startsWith('browser that says mfa'));
  const text = JSON.stringify(flows).replaceAll('browser that says mfa', 'browser that reaches level 2');
  const copies: typeof flows = JSON.parse(text);
  for (const { alias, authenticationExecutions } of copies)
    if (alias.endsWith('second factor'))
      authenticationExecutions.push({
        authenticator: 'conditional-level-of-authentication',
        authenticatorConfig: 'level 2',
        ...{ authenticatorFlow: false, requirement: 'REQUIRED', priority: 15, userSetupAllowed: false },
      });
  return copies.map((flow) =>
    flow.alias === 'browser that reaches level 2' ? { ...flow, id: flowId } : flow,
  );
}
