import { defineValidator } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'saml/name-id-format',
  title: 'NameID has the format persistent',
  failureTitle: 'NameID does not have the format persistent',
  why: 'Entra knows a user by the NameID, and takes it only with the format persistent.',
  requirement: {
    id: 'SAML-03',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'name-id',
    steps: [
      'In the provider, set the format of the NameID to urn:oasis:names:tc:SAML:2.0:nameid-format:persistent.',
    ],
  },
  needs: ['assertion'],
  evaluate({ assertion: { nameId } }) {
    if (nameId) return equals('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', nameId.format);
    return { outcome: 'fail', expected: ['a NameID'], actual: ['absent'] };
  },
});
