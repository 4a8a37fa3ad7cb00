import { defineValidator } from '../../core/validator.ts';
import type { EvaluationContext } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'saml/destination',
  title: 'Destination of the response is where it was taken',
  failureTitle: 'Destination of the response is another place',
  why: 'Destination says to which address a response may be delivered. Entra wants it to be its own address; a response that is signed must name it for everybody.',
  requirement: {
    id: 'SAML-07',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, set the assertion consumer service URL of this application to exactly the address of the relying party.',
    ],
  },
  needs: ['envelope', 'recipient', 'xmlAnswer'],
  evaluate(
    { envelope, recipient, xmlAnswer: { signatures } },
    { options }: EvaluationContext<{ required?: boolean }>,
  ) {
    if (envelope.destination !== undefined) return equals(recipient, envelope.destination);
    const signed = signatures.some(({ over }) => over === 'Response');
    if (signed || options.required) return equals(recipient, undefined);
    return {
      outcome: 'pass',
      notes: ['The response names no Destination, and need not, as it is not signed.'],
    };
  },
});
