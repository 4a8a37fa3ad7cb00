import { defineValidator } from '../../core/validator.ts';
import { microsoftWsfed, saysMfa } from '../mfa-words.ts';

export default defineValidator({
  id: 'wsfed/says-multipleauthn',
  title: 'The assertion says multipleauthn where Entra looks',
  failureTitle: 'The assertion does not say multipleauthn where Entra looks',
  why: 'In WS-Federation Entra sees MFA in AuthenticationMethod of the authentication statement, or in the attribute authenticationmethod: as http://schemas.microsoft.com/claims/multipleauthn, or wiaormultiauthn beside it.',
  requirement: {
    id: 'WSF-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions',
  },
  remedy: {
    topic: 'say-multipleauthn',
    steps: [
      'In the provider, send the claim http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod with the value http://schemas.microsoft.com/claims/multipleauthn whenever the sign-in used more than one factor.',
      'Do not write it as a constant: it must be missing where no second factor was used.',
    ],
  },
  needs: ['assertion'],
  uses: ['signIn'],
  evaluate: ({ assertion, signIn }) => saysMfa(assertion, signIn, microsoftWsfed),
});
