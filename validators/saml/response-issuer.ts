import { defineValidator } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'saml/response-issuer',
  title: 'Issuer of the response is the provider',
  failureTitle: 'Issuer of the response is not the provider',
  why: 'Where the response names who made it, that must be the provider that was asked. Another name hints at a mix-up of two providers.',
  requirement: {
    id: 'SAML-PROFILES-4.1.4.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['Set the issuer (entity ID) of the provider to exactly what the relying party has configured.'],
  },
  needs: ['envelope', 'issuer'],
  evaluate({ envelope, issuer }) {
    if (envelope.issuer === undefined)
      return { outcome: 'notApplicable', reason: 'The response names no Issuer, and need not.' };
    return equals(issuer, envelope.issuer);
  },
});
