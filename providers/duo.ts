import { isUnder, type Provider } from './provider.ts';

const microsoft365 = 'https://www.duosecurity.com/docs/sso-m365';

export const duo: Provider = {
  id: 'duo',
  name: 'Cisco Duo',
  recognise: (issuer) =>
    isUnder(issuer.hostname, 'duosecurity.com') ? `its host is ${issuer.hostname}` : null,
  pages: { otherMethod: '.other-options-link' },
  sendsByDefault:
    'Over SAML 2.0 to Microsoft 365 what satisfies Entra, for domains federated since 24 February 2022. What an OIDC application gets is not documented.',
  certainty: { sendsByDefault: 'documented', pages: 'reported' },
  remedies: {
    'say-multipleauthn': {
      steps: [
        'If the domain was federated with Duo before 24 February 2022, update the federation as Duo article 7538 describes; later ones say MFA by themselves.',
      ],
      source: microsoft365,
    },
  },
};
