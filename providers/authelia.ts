import { endpointOf, type Provider } from './provider.ts';

export const authelia: Provider = {
  id: 'authelia',
  name: 'Authelia',
  recognise: (_issuer, discovery) =>
    endpointOf(discovery, 'authorization_endpoint')?.pathname.endsWith('/api/oidc/authorization')
      ? 'its authorization endpoint is /api/oidc/authorization'
      : null,
  pages: { otherMethod: '#methods-button', chooseTotp: '#one-time-password-option', error: '.notification' },
  sendsByDefault:
    'amr in the id_token: ["pwd", "kba"] for a password, ["pwd", "kba", "otp", "mfa"] with TOTP; a passkey alone is not mfa.',
  certainty: { sendsByDefault: 'documented', pages: 'documented' },
  remedies: {
    'send-mfa': {
      steps: [
        'Demand two factors of this client: identity_providers.oidc.clients[].authorization_policy: two_factor. Authelia says mfa when a factor of knowledge and one of possession were used.',
      ],
      source: 'https://www.authelia.com/reference/guides/authentication-method-references',
    },
  },
};
