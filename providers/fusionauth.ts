import { endpointOf, isUnder, type Provider, type ProviderRemedy } from './provider.ts';

const lambda: ProviderRemedy = {
  steps: [
    'FusionAuth has no amr of its own. Add one in a JWT populate lambda of the tenant or application: jwt.amr = ["pwd", "mfa"], and only where this sign-in passed the second factor.',
    'A lambda that sets it for everybody is the mistake that the negative control finds.',
  ],
  source:
    'https://github.com/FusionAuth/fusionauth-site/blob/009ece477d7906c260b4771e8e3d605bcddbce3e/astro/src/content/docs/lifecycle/authenticate-users/oauth/tokens.mdx',
};

export const fusionauth: Provider = {
  id: 'fusionauth',
  name: 'FusionAuth',
  recognise: (issuer, discovery) => {
    if (isUnder(issuer.hostname, 'fusionauth.io')) return `its host is ${issuer.hostname}`;
    return endpointOf(discovery, 'device_authorization_endpoint')?.pathname === '/oauth2/device_authorize'
      ? 'its device endpoint is /oauth2/device_authorize'
      : null;
  },
  pages: {},
  sendsByDefault: 'Neither amr nor acr; authenticationType is a text of its own.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: { 'send-amr': lambda, 'send-mfa': lambda, 'constant-mfa': lambda },
};
