import { isUnder, type Provider } from './provider.ts';

const acrAndAmr = 'https://wso2.com/asgardeo/docs/guides/authentication/conditional-auth/acr-and-amr/';

export const wso2: Provider = {
  id: 'wso2',
  name: 'WSO2 Identity Server and Asgardeo',
  recognise: (issuer) => {
    if (isUnder(issuer.hostname, 'asgardeo.io')) return `its host is ${issuer.hostname}`;
    return issuer.pathname.endsWith('/oauth2/token') ? 'its issuer ends in /oauth2/token' : null;
  },
  pages: {},
  sendsByDefault: 'amr with its own names of the authenticators, such as ["BasicAuthenticator", "totp"].',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {
    'send-mfa': {
      steps: [
        'amr holds the names of the authenticators that ran: map them to values of RFC 8176, with "mfa" on the authenticator of the second step.',
        'Have the adaptive script demand the second step of this user, and not of groups only.',
      ],
      source: acrAndAmr,
    },
    acr: {
      steps: ['Set the acr in the adaptive script: selectAcrFrom, then context.selectedAcr.'],
      source: acrAndAmr,
    },
  },
};
