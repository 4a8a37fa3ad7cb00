import { isUnder, type Provider } from './provider.ts';

export const entra: Provider = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  recognise: (issuer) =>
    isUnder(
      issuer.hostname,
      'login.microsoftonline.com',
      'sts.windows.net',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn',
      'ciamlogin.com',
    )
      ? `its host is ${issuer.hostname}`
      : null,
  // Copies of the fields that are kept off the screen.
  pages: { ignore: '.moveOffScreen', error: '#usernameError, #passwordError' },
  sendsByDefault: 'amr in v1.0 tokens, e.g. ["pwd", "mfa"]; no amr in v2.0 tokens.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  register: {
    oidc: {
      steps: [
        'App registrations > New registration. Redirect URI: Web, {redirectUri}.',
        'Certificates & secrets > New client secret. The client ID is the Application (client) ID on the page Overview.',
      ],
      source: 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app',
    },
  },
  remedies: {
    'send-amr': {
      steps: ['Use the v1.0 issuer (https://sts.windows.net/<tenant>/): v2.0 tokens have no amr.'],
      source: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
    },
  },
};
