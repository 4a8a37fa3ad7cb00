import { endpointOf, type Provider } from './provider.ts';

export const shibboleth: Provider = {
  id: 'shibboleth',
  name: 'Shibboleth IdP',
  recognise: (issuer, discovery) => {
    if (!discovery && issuer.pathname === '/idp/shibboleth') return 'its entityID ends in /idp/shibboleth';
    return endpointOf(discovery, 'authorization_endpoint')?.pathname.includes('/idp/profile/oidc/')
      ? 'its endpoints are under /idp/profile/oidc/'
      : null;
  },
  pages: { submit: '[name="_eventId_proceed"]', error: '.form-error, .output--error' },
  sendsByDefault: 'Over SAML 2.0 the class PasswordProtectedTransport; over OIDC no amr is known of.',
  certainty: { sendsByDefault: 'reported', pages: 'reported' },
  remedies: {
    acr: {
      steps: [
        'The ACR values of the OIDC plugin are the principals of the authentication flows (oidc/…): add the one that is asked for to the flow that checks the second factor, in conf/authn/authn.properties.',
      ],
      source: 'https://wiki.shibboleth.net/confluence/display/IDPPLUGINS/OPAuthentication',
    },
  },
};
