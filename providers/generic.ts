import type { Provider } from './provider.ts';

/** Any provider whose product was not recognised: its pages are read by what they are. */
export const generic: Provider = {
  id: 'generic',
  name: 'unknown product',
  recognise: () => null,
  pages: {},
  sendsByDefault: 'The product was not recognised, so what it sends by default is not known.',
  certainty: { sendsByDefault: 'seen', pages: 'seen' },
  remedies: {},
};
