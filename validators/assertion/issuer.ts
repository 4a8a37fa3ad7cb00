import { defineValidator } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'assertion/issuer',
  title: 'Issuer of the assertion is the provider',
  failureTitle: 'Issuer of the assertion is not the provider',
  why: 'Issuer says who made the assertion and by whose key it is checked. Entra compares it byte for byte with the issuer that is configured for the domain, and answers AADSTS50107 where it differs.',
  requirement: {
    id: 'SAML-10',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'Set the issuer (entity ID) of the provider to exactly what the relying party has configured: no other slash, no white space.',
    ],
  },
  needs: ['assertion', 'issuer'],
  evaluate({ assertion, issuer }) {
    return equals(issuer, assertion.issuer);
  },
});
