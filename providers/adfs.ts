import type { Provider } from './provider.ts';

export const adfs: Provider = {
  id: 'adfs',
  name: 'AD FS',
  recognise: (issuer) => (/^\/adfs\/?$/i.test(issuer.pathname) ? 'its issuer ends with /adfs' : null),
  pages: { error: '#errorText' },
  sendsByDefault: 'What the issuance rules of the application send; nothing by itself that says mfa.',
  remedies: {
    'ask-second-factor': {
      steps: [
        'Demand it for the application: an access control policy with multi-factor authentication, or Set-AdfsAdditionalAuthenticationRule with a rule that issues the authentication method http://schemas.microsoft.com/claims/multipleauthn.',
      ],
      source: 'https://learn.microsoft.com/en-us/powershell/module/adfs/set-adfsadditionalauthenticationrule',
    },
  },
};
