import { defineValidator } from '../../core/validator.ts';
import { notYetOver } from '../xml-times.ts';

export default defineValidator({
  id: 'saml/session-not-on-or-after',
  title: 'SessionNotOnOrAfter lies ahead',
  failureTitle: 'SessionNotOnOrAfter has passed or is no time',
  why: 'SessionNotOnOrAfter ends the session at the relying party. One that is past when the assertion arrives ends it before it begins.',
  requirement: {
    id: 'SAML-CORE-2.7.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: ['In the provider, set SessionNotOnOrAfter to the end of the session, or leave it out.'],
  },
  needs: ['assertion'],
  evaluate({ assertion }, context) {
    const ends = assertion.authnStatements.flatMap(({ sessionNotOnOrAfter }) => sessionNotOnOrAfter ?? []);
    if (ends.length === 0) return { outcome: 'notApplicable', reason: 'There is no SessionNotOnOrAfter.' };
    const judged = ends.map((end) => notYetOver(end, context));
    return judged.find(({ outcome }) => outcome === 'fail') ?? { outcome: 'pass' };
  },
});
