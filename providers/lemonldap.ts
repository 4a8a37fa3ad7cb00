import { endpointOf, type Provider, type ProviderRemedy } from './provider.ts';

const sendMfa: ProviderRemedy = {
  steps: [
    'Manager > OpenID Connect Relying Parties > your client > Macros: add rp_amr with the value $_2f ? "pwd; otp; mfa" : "pwd". The session key _2f holds the second factor that was passed.',
    'Exported attributes of the client: add amr with the variable rp_amr, type string, array "always", so that a single value is an array too.',
    'Make the claim part of a scope that the client asks for: Options > Extra claims, with the scope as key and amr as value.',
    'Options > Advanced: switch "Force claims to be returned in ID Token" on.',
  ],
  source: 'https://lemonldap-ng.org/documentation/latest/idpopenidconnect.html',
};

/** What stands in AuthnContextClassRef follows from the level of the session, and there are five words for it. */
const sayClass: ProviderRemedy = {
  steps: [
    'No setting does it: the class follows from the level of the session (2 Password, 3 PasswordProtectedTransport, 4 Kerberos, 5 TLSClient, else unspecified), and RequestedAuthnContext is ignored.',
    'Write a plugin of the portal with the hook samlBuildAuthnResponse that sets AuthnContextClassRef to http://schemas.microsoft.com/claims/multipleauthn, only where the session has the key _2f: it holds the second factor that was passed.',
  ],
  source: 'https://lemonldap-ng.org/documentation/latest/hooks.html',
};

export const lemonldap: Provider = {
  id: 'lemonldap',
  name: 'LemonLDAP::NG',
  recognise: (issuer, discovery) => {
    if (!discovery && issuer.pathname === '/saml/metadata')
      return 'its entityID is /saml/metadata of its host';
    const acr = discovery?.['acr_values_supported'];
    const hasLevels =
      Array.isArray(acr) && acr.some((value) => typeof value === 'string' && /^loa-\d$/.test(value));
    const path = endpointOf(discovery, 'authorization_endpoint')?.pathname;
    return hasLevels && path?.endsWith('/oauth2/authorize')
      ? 'its acr values are loa-1 to loa-5 and its endpoints are under /oauth2/'
      : null;
  },
  pages: {},
  sendsByDefault: 'No amr (seen in 2.16); acr is the level of the session, e.g. loa-5 after TOTP.',
  certainty: { sendsByDefault: 'seen', pages: 'seen' },
  register: {
    oidc: {
      steps: [
        'Manager > OpenID Connect Relying Parties > Add OpenID Relying Party.',
        'Options > Basic: Client ID {clientId}, a Client secret, Allowed redirection addresses for login {redirectUri}.',
      ],
      source: 'https://lemonldap-ng.org/documentation/latest/idpopenidconnect.html',
    },
  },
  remedies: {
    'send-amr': sendMfa,
    'send-mfa': sendMfa,
    'amr-format': sendMfa,
    'constant-mfa': sendMfa,
    'say-multipleauthn': sayClass,
    'constant-method': sayClass,
  },
};
