import { defineValidator } from '../../core/validator.ts';
import { factorsGiven, secondFactorGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';

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
  needs: ['signIn'],
  evaluate({ signIn }) {
    if (secondFactorGiven(signIn))
      return { outcome: 'notApplicable', reason: 'A factor was given in this sign-in.' };
    if (!signIn.oidc?.idToken) return howRefused(signIn);
    return {
      outcome: 'fail',
      expected: ['an error, or no answer'],
      actual: [`an id_token after: ${factorsGiven(signIn).join(', ')}`],
    };
  },
});
