import { defineValidator } from '../../core/validator.ts';
import { bearersOf, equals, noBearer } from '../assertion.ts';

export default defineValidator({
  id: 'assertion/recipient',
  title: 'The assertion is addressed to the place where it was taken',
  failureTitle: 'The assertion is addressed to another place',
  why: 'Recipient says to which address the assertion may be delivered. Without it, an assertion that one site receives could be carried on to another.',
  requirement: {
    id: 'SAML-07',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, set the assertion consumer service URL (reply URL) of this application to exactly the address of the relying party.',
    ],
  },
  needs: ['assertion', 'recipient'],
  uses: ['envelope'],
  evaluate({ assertion, recipient, envelope }) {
    const bearers = bearersOf(assertion);
    if (bearers.length === 0) return noBearer;
    const named = bearers.map((bearer) => bearer.recipient);
    if (envelope?.element !== 'Response' && named.every((one) => one === undefined))
      return {
        outcome: 'notApplicable',
        reason: 'WS-Federation does not demand a Recipient, and there is none.',
      };
    return named.includes(recipient) ? { outcome: 'pass' } : equals(recipient, named[0]);
  },
});
