import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';
import { secondFactorGiven } from '../factors.ts';
import { refeds, saidInAttribute, whyNotSaid } from '../mfa-words.ts';

export default defineValidator({
  id: 'saml/class-is-refeds-mfa',
  title: 'AuthnContextClassRef is that of REFEDS MFA',
  failureTitle: 'AuthnContextClassRef is not that of REFEDS MFA',
  why: 'Services in research and education look for https://refeds.org/profile/mfa in AuthnContextClassRef. The classes of SAML itself and the words of Microsoft do not mean it.',
  requirement: { id: 'REFEDS-MFA', source: 'https://refeds.org/profile/mfa' },
  remedy: {
    topic: 'say-refeds-mfa',
    steps: [
      'In the provider, send https://refeds.org/profile/mfa as AuthnContextClassRef whenever the sign-in met the REFEDS MFA profile.',
      'Do not write it as a constant: it must be another class where no second factor was used.',
    ],
  },
  needs: ['assertion'],
  uses: ['signIn'],
  evaluate({ assertion, signIn }) {
    const methods = assertion.authnStatements.flatMap((statement) => statement.methods);
    if (methods.some((method) => refeds.words.includes(method))) return { outcome: 'pass' };
    if (signIn && !secondFactorGiven(signIn))
      return {
        outcome: 'notApplicable',
        reason: 'No second factor was given in this sign-in, so the class is right not to say MFA.',
      };
    return {
      outcome: 'fail',
      expected: refeds.words.map(shown),
      actual: methods.length > 0 ? methods.map(shown) : ['absent'],
      detail: saidInAttribute(assertion, refeds) ?? whyNotSaid(methods, refeds),
    };
  },
});
