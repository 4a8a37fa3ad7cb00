import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';
import { secondFactorGiven } from '../factors.ts';
import { microsoftSaml, saidInAttribute, whyNotSaid } from '../mfa-words.ts';

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
  evaluate({ assertion, signIn }) {
    const methods = assertion.authnStatements.flatMap((statement) => statement.methods);
    if (methods.some((method) => microsoftSaml.words.includes(method))) return { outcome: 'pass' };
    if (signIn && !secondFactorGiven(signIn))
      return {
        outcome: 'notApplicable',
        reason: 'No second factor was given in this sign-in, so the class is right not to say MFA.',
      };
    return {
      outcome: 'fail',
      expected: microsoftSaml.words.map(shown),
      actual: methods.length > 0 ? methods.map(shown) : ['absent'],
      detail: saidInAttribute(assertion, microsoftSaml) ?? whyNotSaid(methods, microsoftSaml),
    };
  },
});
