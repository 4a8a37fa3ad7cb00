import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'assertion/id-unique',
  title: 'Each sign-in brings an assertion with an ID of its own',
  failureTitle: 'The same assertion ID came in two sign-ins',
  why: 'Relying parties remember the IDs of assertions, and turn away one that comes a second time as a replay. A provider that sends an ID again has its people turned away at their second sign-in, or shows that it sends old assertions.',
  requirement: {
    id: 'SAML-CORE-1.3.4',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['Make the provider build a new assertion with a new random ID for each answer, and cache none.'],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    const ids = signIns.flatMap(({ saml, wsfed }) => (saml ?? wsfed)?.response?.assertion?.id ?? []);
    if (ids.length < 2)
      return { outcome: 'notApplicable', reason: 'There are no two assertions with an ID to compare.' };
    const again = ids.find((id, index) => ids.indexOf(id) !== index);
    if (again === undefined) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: [`${String(ids.length)} different IDs`],
      actual: [`${shown(again)} more than once`],
    };
  },
});
