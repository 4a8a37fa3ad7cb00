import { isUnder, type Provider } from './provider.ts';

const microsoft365 =
  'https://docs.pingidentity.com/pingone/applications/p1_configure_authentication_claim_microsoft_365.md';

export const pingone: Provider = {
  id: 'pingone',
  name: 'PingOne',
  recognise: (issuer) =>
    isUnder(issuer.hostname, 'pingone.com', 'pingone.eu', 'pingone.ca', 'pingone.asia', 'pingone.com.au')
      ? `its host is ${issuer.hostname}`
      : null,
  pages: {},
  sendsByDefault:
    'amr in the id_token, ["pwd"] for a password and ["pwd", "otp", "mfa"] with TOTP; acr is the name of the policy.',
  certainty: { sendsByDefault: 'reported', pages: 'reported' },
  remedies: {
    'say-multipleauthn': {
      steps: [
        'Microsoft 365 application > Attributes: add authenticationmethod with the name format http://schemas.microsoft.com/ws/2008/06/identity/claims.',
        'Fulfil it with http://schemas.microsoft.com/claims/multipleauthn. As documented it is a constant, so have the sign-on policy of the application demand a second factor of everybody.',
      ],
      source: microsoft365,
    },
    'constant-method': {
      steps: [
        'The documented expression "http://schemas.microsoft.com/claims/multipleauthn" is a constant: it is sent whether or not MFA was done.',
        'Have the sign-on policy of the application demand a second factor in every rule, so that nobody is let in without one.',
      ],
      source: microsoft365,
    },
  },
};
