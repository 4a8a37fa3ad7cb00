import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'saml/name-id-characters',
  title: 'NameID has only characters that Entra takes',
  failureTitle: 'NameID has characters that Entra does not take',
  why: 'Entra wants letters and digits in the NameID, and anything else encoded, e.g. "+" as ".2B".',
  requirement: {
    id: 'SAML-03',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'name-id',
    steps: [
      'In the provider, send the immutable ID of the user as NameID, and encode what is no letter or digit.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion: { nameId } }) {
    if (!nameId) return { outcome: 'notApplicable', reason: 'There is no NameID, see saml/name-id-format.' };
    const strange = [...new Set(nameId.value.match(/[^A-Za-z0-9.+/=]/gu))];
    if (strange.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['letters and digits, anything else encoded'],
      actual: strange.map(shown),
    };
  },
});
