import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'saml/in-response-to-absent',
  title: 'The answer that nobody asked for names no request',
  failureTitle: 'The answer that nobody asked for names a request',
  why: 'Where the provider begins the sign-in there is no request, and SAML forbids InResponseTo. A relying party looks for the request that is named, finds none, and turns the person away; or it takes an answer that was made for somebody else.',
  requirement: {
    id: 'SAML-PROFILES-4.1.5',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'Make the provider leave InResponseTo out of the Response and of SubjectConfirmationData where it begins the sign-in itself.',
    ],
  },
  needs: ['assertion', 'signIn'],
  uses: ['envelope'],
  evaluate({ assertion, signIn, envelope }) {
    if (signIn.saml?.request)
      return { outcome: 'notApplicable', reason: 'A request was sent, see saml/in-response-to.' };
    const named = [envelope, ...assertion.confirmations].flatMap((place) => place?.inResponseTo ?? []);
    if (named.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['no InResponseTo'],
      actual: [...new Set(named)].map(shown),
      detail: 'The provider began this sign-in and no request was sent, so there is nothing to respond to.',
    };
  },
});
