import { defineValidator } from '../../core/validator.ts';
import { methodsPlaces } from '../../core/authentication-methods.ts';
import { shown } from '../claims.ts';
import { secondFactorGiven } from '../factors.ts';
import { microsoftWsfed, saidInAttribute, whyNotSaid } from '../mfa-words.ts';

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
  evaluate({ assertion, signIn }) {
    const values = methodsPlaces(assertion).read.flatMap((place) => place.values);
    if (values.some((value) => microsoftWsfed.words.includes(value))) return { outcome: 'pass' };
    if (signIn && !secondFactorGiven(signIn))
      return {
        outcome: 'notApplicable',
        reason: 'No second factor was given in this sign-in, so the assertion is right not to say MFA.',
      };
    return {
      outcome: 'fail',
      expected: microsoftWsfed.words.map(shown),
      actual: values.length > 0 ? values.map(shown) : ['absent'],
      detail: saidInAttribute(assertion, microsoftWsfed) ?? whyNotSaid(values, microsoftWsfed),
    };
  },
});
