import { isUnder, type Provider, type ProviderRemedy } from './provider.ts';

const alwaysChallenge: ProviderRemedy = {
  steps: [
    'amr is sent only when the user was challenged for additional authentication: have the access policy of the application always challenge.',
    'For an external authentication method of Entra, set primary authentication to Disabled and an assurance level with authenticators that the users have; a rule with the action Allow Access fails.',
  ],
  source:
    'https://community.rsa.com/s/article/A-successful-RSA-Cloud-Authentication-Service-OIDC-authentication-is-rejected-by-the-application-due-to-id-token-missing-required-amr-claim',
};

export const rsa: Provider = {
  id: 'rsa',
  name: 'RSA ID Plus',
  recognise: (issuer) => (isUnder(issuer.hostname, 'securid.com') ? `its host is ${issuer.hostname}` : null),
  pages: {},
  sendsByDefault: 'amr only if the user was challenged for additional authentication; otherwise none.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: { 'send-amr': alwaysChallenge, 'send-mfa': alwaysChallenge },
};
