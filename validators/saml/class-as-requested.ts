import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'saml/class-as-requested',
  title: 'The authentication context is one of those that were asked for',
  failureTitle: 'The authentication context is none of those that were asked for',
  why: 'A provider that cannot do what an exact RequestedAuthnContext asks for must answer NoAuthnContext. Some answer Success with another class, and a relying party that does not look lets everybody in.',
  requirement: {
    id: 'SAML-CORE-3.3.2.2.1',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'authn-context',
    steps: [
      'In the provider, map the requested classes to sign-in policies, and answer NoAuthnContext where none can be met.',
    ],
  },
  needs: ['assertion', 'samlRequest'],
  evaluate({ assertion, samlRequest }) {
    const asked = samlRequest.requestedAuthnContext;
    if (!asked) return { outcome: 'notApplicable', reason: 'No authentication context was asked for.' };
    const methods = assertion.authnStatements.flatMap((statement) => statement.methods);
    if (asked.comparison !== 'better' && methods.some((method) => asked.classRefs.includes(method)))
      return { outcome: 'pass' };
    if (asked.comparison !== 'exact')
      return {
        outcome: 'notApplicable',
        reason: `The comparison was ${asked.comparison}, and how classes rank is up to the provider.`,
      };
    return {
      outcome: 'fail',
      expected: asked.classRefs.map(shown),
      actual: methods.length > 0 ? methods.map(shown) : ['none'],
    };
  },
});
