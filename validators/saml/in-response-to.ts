import { defineValidator } from '../../core/validator.ts';
import { bearersMeant, equals, noBearer } from '../assertion.ts';

export default defineValidator({
  id: 'saml/in-response-to',
  title: 'The answer belongs to the request',
  failureTitle: 'The answer does not belong to the request',
  why: 'InResponseTo ties the answer to the one request of this browser. Without it an assertion that was made for somebody else could be slipped in.',
  requirement: {
    id: 'SAML-09',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'Make the provider put the ID of the request into InResponseTo of the Response and of SubjectConfirmationData.',
    ],
  },
  needs: ['assertion', 'inResponseTo'],
  uses: ['envelope', 'recipient'],
  evaluate({ assertion, inResponseTo, envelope, recipient }) {
    const bearers = bearersMeant(assertion, { recipient });
    if (bearers.length === 0) return noBearer;
    const named = bearers.map((bearer) => bearer.inResponseTo);
    if (!named.includes(inResponseTo)) return equals(inResponseTo, named[0]);
    return envelope?.inResponseTo === undefined
      ? { outcome: 'pass' }
      : equals(inResponseTo, envelope.inResponseTo);
  },
});
