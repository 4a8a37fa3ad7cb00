import { defineValidator } from '../../core/validator.ts';
import { samlSuccess, statusText } from '../../core/artifacts.ts';

export default defineValidator({
  id: 'saml/status-success',
  title: 'The provider answers Success',
  failureTitle: 'The provider answers an error',
  why: 'The provider itself says that this sign-in did not work. What it says is shown as it came; the reason stands in its own log.',
  requirement: {
    id: 'SAML-CORE-3.2.2.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'Look into the log of the provider at the time of this sign-in.',
      'NoAuthnContext: the provider cannot do what was asked for. AuthnFailed: it did not accept the person. Requester: something is wrong in the request. Responder: the fault is on its own side.',
    ],
  },
  needs: ['envelope'],
  evaluate({ envelope }) {
    const { element, status } = envelope;
    if (element !== 'Response') return { outcome: 'notApplicable', reason: 'WS-Federation has no status.' };
    if (status?.codes[0] === samlSuccess) return { outcome: 'pass' };
    const said = status ? statusText(status) : 'no status';
    return {
      outcome: 'fail',
      expected: ['Success'],
      actual: [said],
      detail: `The provider answered: ${said.slice(0, 300)}`,
    };
  },
});
