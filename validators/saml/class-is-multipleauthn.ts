import { defineValidator } from '../../core/validator.ts';
import { microsoftSaml, saysMfa } from '../mfa-words.ts';

export default defineValidator({
  id: 'saml/class-is-multipleauthn',
  title: 'AuthnContextClassRef is multipleauthn',
  failureTitle: 'AuthnContextClassRef is not multipleauthn',
  why: 'In SAML 2.0 Entra sees MFA in AuthnContextClassRef alone, and only as http://schemas.microsoft.com/claims/multipleauthn. Attributes are ignored, and so are the words that others use for MFA.',
  requirement: {
    id: 'SAML-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions',
  },
  remedy: {
    topic: 'say-multipleauthn',
    steps: [
      'In the provider, send http://schemas.microsoft.com/claims/multipleauthn as AuthnContextClassRef whenever the sign-in used more than one factor.',
      'Do not write it as a constant: it must be another class where no second factor was used.',
    ],
  },
  needs: ['assertion'],
  uses: ['signIn'],
  evaluate: ({ assertion, signIn }) => saysMfa(assertion, signIn, microsoftSaml),
});
