import { defineValidator } from '../../core/validator.ts';
import { refeds, saysMfa } from '../mfa-words.ts';

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
  evaluate: ({ assertion, signIn }) => saysMfa(assertion, signIn, refeds),
});
