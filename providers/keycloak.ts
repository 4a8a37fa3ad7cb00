import { endpointOf, type Provider, type ProviderRemedy } from './provider.ts';

/**
 * Both halves are needed, and each has a trap: without references the mapper sends `"amr": []`, and a reference whose
 * max age is left at 0 is gone a second after the factor was used.
 */
const sendMfa: ProviderRemedy = {
  steps: [
    'Clients > your client > Client scopes > "<client>-dedicated" > Add mapper > By configuration > Authentication Method Reference (AMR). Leave "Add to ID token" on. By itself this mapper sends an empty array.',
    'Authentication > Flows: the built-in browser flow cannot be changed, so duplicate it and make the copy the browser flow (Action > Bind flow).',
    'In the copy open the settings (gear) of Username Password Form: Authenticator Reference "pwd", Authenticator Reference Max Age the lifetime of the SSO session in seconds, e.g. 36000.',
    'Do the same for OTP Form, and for every other second factor in the flow: Authenticator Reference "mfa", the same max age. Left empty it counts as 0, and the value is gone one second after the factor was used.',
    'Sign out everywhere and run amrcheck again.',
  ],
  source:
    'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/protocol/oidc/mappers/AmrProtocolMapper.html',
};

const keepMfa: ProviderRemedy = {
  steps: [
    'Authentication > Flows > your browser flow: open the settings (gear) of every execution that has an Authenticator Reference.',
    'Set Authenticator Reference Max Age to the lifetime of the SSO session in seconds, e.g. 36000. Left empty it counts as 0: the value is gone one second after the factor was used, so it is missing after a refresh, on re-use of the session, and now and then at once.',
  ],
  source: 'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/protocol/oidc/utils/AmrUtils.html',
};

const sayClass: ProviderRemedy = {
  steps: [
    'Before 26.6 Keycloak always says urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified, whatever was used, and no setting changes that: update it, best to 26.6.6, 26.7 or later.',
    'Start it with the feature step-up authentication for SAML (STEP_UP_AUTHENTICATION_SAML), which is a preview and off by default.',
    'In the sub-flow of the second factor add the condition "Level of Authentication" with level 2, max age the lifetime of the SSO session.',
    'Map http://schemas.microsoft.com/claims/multipleauthn to level 2 in the client (attribute acr.loa.map), and add the mapper "AuthnContextClassRef mapper" to it.',
  ],
  source: 'https://github.com/keycloak/keycloak/pull/44185',
};

export const keycloak: Provider = {
  id: 'keycloak',
  name: 'Keycloak',
  recognise: (issuer, discovery) => {
    if (endpointOf(discovery, 'authorization_endpoint')?.pathname.endsWith('/protocol/openid-connect/auth'))
      return `its endpoints are under /protocol/openid-connect/ and its issuer is the realm ${issuer.pathname}`;
    return !discovery && /\/realms\/[^/]+(\/protocol\/saml\b.*)?$/.test(issuer.pathname)
      ? `its issuer is the realm ${issuer.pathname}`
      : null;
  },
  pages: {},
  sendsByDefault: 'No amr at all, whether or not a second factor was used.',
  certainty: { sendsByDefault: 'seen', pages: 'seen' },
  register: {
    oidc: {
      steps: [
        'Clients > Create client: Client type OpenID Connect, Client ID {clientId}.',
        'Capability config: Client authentication on, Standard flow on.',
        'Login settings: Valid redirect URIs {redirectUri}. Save; the secret stands in the tab Credentials.',
      ],
      source: 'https://www.keycloak.org/docs/latest/server_admin/#_oidc_clients',
    },
    saml: {
      steps: [
        'Clients > Create client: Client type SAML, Client ID {entityId}.',
        'Login settings: Valid redirect URIs {acs}.',
        'Tab Keys of the client: Client signature required off.',
      ],
      source: 'https://www.keycloak.org/docs/latest/server_admin/#_client-saml-configuration',
    },
  },
  remedies: {
    'send-amr': sendMfa,
    'send-mfa': sendMfa,
    'keep-mfa-on-refresh': keepMfa,
    'mfa-flickers': keepMfa,
    'say-multipleauthn': sayClass,
  },
};
