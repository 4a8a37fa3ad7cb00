import { isUnder, type Provider } from './provider.ts';

export const jumpcloud: Provider = {
  id: 'jumpcloud',
  name: 'JumpCloud',
  recognise: (issuer) =>
    isUnder(issuer.hostname, 'jumpcloud.com') ? `its host is ${issuer.hostname}` : null,
  pages: {},
  sendsByDefault: 'Nothing is documented about amr.',
  certainty: { sendsByDefault: 'reported', pages: 'reported' },
  remedies: {},
};
