import { endpointOf, isUnder, type Provider } from './provider.ts';

export const zitadel: Provider = {
  id: 'zitadel',
  name: 'ZITADEL',
  recognise: (issuer, discovery) => {
    if (isUnder(issuer.hostname, 'zitadel.cloud', 'zitadel.app')) return `its host is ${issuer.hostname}`;
    const authorize = endpointOf(discovery, 'authorization_endpoint')?.pathname;
    const userinfo = endpointOf(discovery, 'userinfo_endpoint')?.pathname;
    return authorize?.endsWith('/oauth/v2/authorize') && userinfo?.endsWith('/oidc/v1/userinfo')
      ? 'its endpoints are /oauth/v2/authorize and /oidc/v1/userinfo'
      : null;
  },
  pages: {},
  sendsByDefault:
    'amr with mfa after two factors or a passkey: ["pwd", "otp", "mfa"]; ["pwd"] for a password.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {
    'send-mfa': {
      steps: [
        'Have the login policy of the organisation demand a second factor of this user: mfa is added when two or more methods were used.',
      ],
      source:
        'https://github.com/zitadel/zitadel/blob/124b940926c97dd2e73b016373fb3947698bced0/internal/api/oidc/amr.go',
    },
  },
};
