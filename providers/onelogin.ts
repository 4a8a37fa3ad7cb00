import { isUnder, type Provider } from './provider.ts';

export const onelogin: Provider = {
  id: 'onelogin',
  name: 'OneLogin',
  recognise: (issuer) => (isUnder(issuer.hostname, 'onelogin.com') ? `its host is ${issuer.hostname}` : null),
  pages: {},
  sendsByDefault: 'Nothing is documented about amr.',
  certainty: { sendsByDefault: 'reported', pages: 'reported' },
  remedies: {},
};
