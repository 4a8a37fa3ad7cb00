import type { SignIn } from '../../core/evidence.ts';
import { defineValidator } from '../../core/validator.ts';
import type { Evaluation } from '../../core/validator.ts';
import { factorsGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';
import { brought } from '../sign-ins.ts';

export default defineValidator({
  id: 'external-mfa/no-id-token-without-factor',
  title: 'No id_token came where no factor was given',
  failureTitle: 'An id_token came although no factor was given',
  why: 'An External MFA provider is asked for one thing only: a factor that Entra has not checked. An id_token without it turns the password that Entra checked into MFA.',
  requirement: {
    id: 'EAM-03',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'Send an id_token only after a factor was checked in this very request; answer access_denied to an account that has none.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    // The password is Entra's matter: one that the provider asks for, too, is no factor; a passkey alone is one.
    const without = signIns.filter(({ factorsUsed }) =>
      factorsUsed.every(({ factor }) => factor === 'password'),
    );
    if (without.length === 0)
      return { outcome: 'notApplicable', reason: 'A factor was given in this sign-in.' };
    const answered = without.filter((signIn) => brought(signIn).includes('id_token'));
    if (answered.length > 0)
      return {
        outcome: 'fail',
        expected: ['an error, or no answer'],
        actual: answered.map((signIn) => `an id_token after: ${factorsGiven(signIn).join(', ')}`),
      };
    const ends = without.map(refused);
    return ends.find(({ outcome }) => outcome !== 'pass') ?? ends[0]!;
  },
});

/** Nobody gives a password here, so a page with an error is a refusal without one. */
function refused(signIn: SignIn): Evaluation {
  const { end } = signIn;
  return end.kind === 'refused' && end.reason === 'error-on-page'
    ? { outcome: 'pass', notes: [`The provider refused the sign-in: ${end.message}`] }
    : howRefused(signIn);
}
