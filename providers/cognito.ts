import type { Provider } from './provider.ts';

export const cognito: Provider = {
  id: 'cognito',
  name: 'Amazon Cognito',
  recognise: (issuer) =>
    /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(issuer.hostname)
      ? `its host is ${issuer.hostname}`
      : null,
  pages: {},
  sendsByDefault:
    'amr such as ["pwd", "otp", "mfa"] where Amazon has rolled it out; it may be missing in a user pool that does not have it yet.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {},
};
