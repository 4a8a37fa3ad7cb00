import { endpointOf, type Provider } from './provider.ts';

const fromAgama = 'https://github.com/JanssenProject/jans/pull/14847';

export const janssen: Provider = {
  id: 'janssen',
  name: 'Janssen and Gluu',
  recognise: (_issuer, discovery) => {
    const path = endpointOf(discovery, 'authorization_endpoint')?.pathname ?? '';
    return /\/(jans-auth|oxauth)\/restv1\/authorize$/.test(path)
      ? 'its endpoints are under /jans-auth/restv1/ or /oxauth/restv1/'
      : null;
  },
  pages: {},
  sendsByDefault: 'amr with the level of the custom script, such as ["3"], and its name in acr.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {
    'send-mfa': {
      steps: [
        'Pass amr from the Agama flow that checks the second factor (Janssen since pull request 14847), or from the custom script: "mfa" only where the second step was passed.',
      ],
      source: fromAgama,
    },
  },
};
