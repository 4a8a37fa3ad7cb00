import { defineValidator } from '../../core/validator.ts';
import { isArrayOfStrings } from '../amr.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'external-mfa/amr-is-array',
  title: 'amr for Entra is an array of strings',
  failureTitle: 'amr for Entra is missing, or no array of strings',
  why: 'Entra asks for amr as an essential claim and reads it as an array. Without it, or as a single string, the answer of the provider is thrown away although the person gave the factor.',
  requirement: {
    id: 'EAM-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'amr-format',
    steps: ['Send amr as an array with the one method that was used, e.g. ["otp"].'],
  },
  needs: ['idToken'],
  evaluate({ idToken }) {
    const amr = claim(idToken.payload, 'amr');
    if (isArrayOfStrings(amr)) return { outcome: 'pass' };
    const detail = `amr is ${amr === undefined ? 'missing' : 'no array of strings'}.`;
    return {
      outcome: 'fail',
      expected: ['an array with one method, e.g. ["otp"]'],
      actual: [shown(amr)],
      detail,
    };
  },
});
