import { defineValidator } from '../../core/validator.ts';
import { methodsPlaces } from '../../core/authentication-methods.ts';
import { microsoftWsfed } from '../mfa-words.ts';

export default defineValidator({
  id: 'wsfed/mfa-beyond-authnmethodsreferences',
  title: 'MFA is not said in authnmethodsreferences alone',
  failureTitle: 'MFA is said in authnmethodsreferences alone',
  why: 'AD FS and its imitators say MFA in the attribute authnmethodsreferences, and some readers look there. The places that Microsoft documents for Entra are two others.',
  requirement: {
    id: 'WSF-02',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions',
  },
  remedy: {
    topic: 'say-multipleauthn',
    steps: [
      'In the provider, send the value in the claim http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod as well.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    const { read, elsewhere } = methodsPlaces(assertion);
    const saying = (places: typeof read): boolean =>
      places.some(({ values }) => values.some((value) => microsoftWsfed.words.includes(value)));
    if (!saying(elsewhere))
      return { outcome: 'notApplicable', reason: 'authnmethodsreferences does not say MFA.' };
    if (saying(read)) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: read.map(({ source }) => source),
      actual: elsewhere.map(({ source }) => source),
    };
  },
});
