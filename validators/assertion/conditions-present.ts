import { defineValidator } from '../../core/validator.ts';
import { bearersOf } from '../assertion.ts';

export default defineValidator({
  id: 'assertion/conditions-present',
  title: 'The assertion says until when it is valid',
  failureTitle: 'The assertion does not say until when it is valid',
  why: 'An assertion without an end can be used for ever by whoever finds it, in a log for instance.',
  requirement: {
    id: 'SAML-CORE-2.5.1',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: ['In the provider, send Conditions with NotBefore and NotOnOrAfter, a few minutes apart.'],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    const { conditions, version } = assertion;
    const bounded =
      version === '2.0' && bearersOf(assertion).some(({ notOnOrAfter }) => notOnOrAfter !== undefined);
    if (!conditions) return { outcome: 'fail', expected: ['Conditions'], actual: ['absent'] };
    if (conditions.notOnOrAfter !== undefined) return { outcome: 'pass' };
    if (bounded)
      return {
        outcome: 'pass',
        notes: ['Conditions has no NotOnOrAfter; only the bearer confirmation ends.'],
      };
    return { outcome: 'fail', expected: ['NotOnOrAfter'], actual: ['Conditions without an end'] };
  },
});
