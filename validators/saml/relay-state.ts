import { defineValidator } from '../../core/validator.ts';
import { equals } from '../assertion.ts';

export default defineValidator({
  id: 'saml/relay-state',
  title: 'RelayState came back as it was sent',
  failureTitle: 'RelayState did not come back as it was sent',
  why: 'RelayState is how a relying party remembers what the person wanted. SAML demands that it comes back unchanged.',
  requirement: {
    id: 'SAML-BINDINGS-3.5.3',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['Make the provider return RelayState unchanged, also through its own redirects and proxies.'],
  },
  needs: ['samlRequest', 'xmlAnswer'],
  evaluate({ samlRequest, xmlAnswer }) {
    if (samlRequest.relayState === undefined)
      return { outcome: 'notApplicable', reason: 'No RelayState was sent.' };
    return equals(samlRequest.relayState, xmlAnswer.relayState);
  },
});
