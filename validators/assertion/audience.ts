import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'assertion/audience',
  title: 'The assertion is made for the relying party',
  failureTitle: 'The assertion is not made for the relying party',
  why: 'The audience says for whom an assertion was made. A relying party that takes those made for others can be signed in to with an assertion stolen elsewhere. Where there are several restrictions, each must name it.',
  requirement: {
    id: 'SAML-08',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, set the audience of this application to the entity ID (WS-Federation: the realm) of the relying party.',
    ],
  },
  needs: ['assertion', 'audience'],
  evaluate({ assertion, audience }) {
    const restrictions = assertion.conditions?.audiences ?? [];
    if (restrictions.length > 0 && restrictions.every((audiences) => audiences.includes(audience))) {
      const others = [...new Set(restrictions.flat())].filter((one) => one !== audience);
      if (others.length === 0) return { outcome: 'pass' };
      return {
        outcome: 'pass',
        notes: [`The assertion names other audiences too: ${others.map(shown).join(', ').slice(0, 200)}.`],
      };
    }
    const actual = restrictions.map(
      (audiences) => audiences.map(shown).join(' or ') || 'an empty restriction',
    );
    return {
      outcome: 'fail',
      expected: [shown(audience)],
      actual: actual.length > 0 ? actual : ['no audience'],
    };
  },
});
