import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'saml/name-id-length',
  title: 'NameID has 1 to 64 characters',
  failureTitle: 'NameID is empty or longer than 64 characters',
  why: 'The NameID is the immutable ID of the user in Entra, which has at most 64 characters. A longer one belongs to no user.',
  requirement: {
    id: 'SAML-03',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'name-id',
    steps: [
      'In the provider, send the immutable ID of the user as NameID, e.g. the objectGUID that was synchronised.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion: { nameId } }) {
    if (!nameId) return { outcome: 'notApplicable', reason: 'There is no NameID, see saml/name-id-format.' };
    const { length } = nameId.value;
    if (length >= 1 && length <= 64) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['1 to 64 characters'], actual: [`${String(length)} characters`] };
  },
});
