import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { multipleauthn, refedsMfa, wiaormultiauthn } from '../mfa-words.ts';
import { brought, mfaTaken } from '../sign-ins.ts';

/** Whatever its protocol: `amr`, and the words of the others. */
const words = [multipleauthn, wiaormultiauthn, refedsMfa];

export default defineValidator({
  id: 'consistency/mfa-agrees',
  title: 'The provider says the same of MFA to each application',
  failureTitle: 'The provider says MFA to one application and not to another',
  why: 'The same account with the same factors did the same, whichever application it was for and whatever that speaks. Where the answers differ, one of them is set by hand and not by what was done, or one application is protected and another is not.',
  requirement: { id: 'AMR-06', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'constant-mfa',
    steps: [
      'In the provider, compare how the claim is filled for each application: amr, AuthnContextClassRef, AuthenticationMethod.',
      'Fill all of them from the methods of the sign-in, by one rule.',
    ],
  },
  needs: ['signIn', 'elsewhere'],
  evaluate({ signIn, elsewhere }) {
    const alike = elsewhere.filter(
      (one) => brought(one.signIn).length > 0 && secondFactorGiven(one.signIn) === secondFactorGiven(signIn),
    );
    if (brought(signIn).length === 0 || alike.length === 0)
      return {
        outcome: 'notApplicable',
        reason: 'No sign-in at another target of the provider was alike and brought a token.',
      };
    const says = mfaTaken(signIn, words).length > 0;
    const differing = alike.filter((one) => mfaTaken(one.signIn, words).length > 0 !== says);
    if (differing.length === 0) return { outcome: 'pass' };
    const word = (said: boolean): string => (said ? 'MFA' : 'no MFA');
    return {
      outcome: 'fail',
      expected: differing.map(({ target, protocol }) => `${target} (${protocol}): ${word(!says)}`),
      actual: [word(says)],
    };
  },
});
