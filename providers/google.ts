import type { Provider } from './provider.ts';

export const google: Provider = {
  id: 'google',
  name: 'Google',
  recognise: (issuer) =>
    issuer.hostname === 'accounts.google.com' ? `its host is ${issuer.hostname}` : null,
  pages: { identifier: '#identifierId' },
  sendsByDefault: 'Neither amr nor acr, and no setting is known that adds them.',
  certainty: { sendsByDefault: 'reported', pages: 'reported' },
  remedies: {},
};
