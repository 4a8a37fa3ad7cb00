import { isUnder, type Provider } from './provider.ts';

const stepUp =
  'https://auth0.com/docs/login/mfa/step-up-authentication/configure-step-up-authentication-for-web-apps';

export const auth0: Provider = {
  id: 'auth0',
  name: 'Auth0',
  recognise: (issuer) => (isUnder(issuer.hostname, 'auth0.com') ? `its host is ${issuer.hostname}` : null),
  pages: {},
  sendsByDefault: 'amr with mfa in the id_token after multi-factor authentication.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  register: {
    oidc: {
      steps: [
        'Applications > Applications > Create Application: Regular Web Applications.',
        'Settings > Allowed Callback URLs: {redirectUri}. Client ID and Client Secret stand there, too.',
      ],
      source: 'https://auth0.com/docs/get-started/auth0-overview/create-applications/regular-web-apps',
    },
  },
  remedies: {
    'send-mfa': {
      steps: [
        'Have multi-factor authentication demanded of this user: in a post-login Action call api.multifactor.enable("any", { allowRememberBrowser: false }).',
        'To have it demanded by the request, set acrValues: http://schemas.openid.net/pape/policies/2007/06/multi-factor for the target, and read event.transaction.acr_values in the Action.',
      ],
      source: stepUp,
    },
  },
};
