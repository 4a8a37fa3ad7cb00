import { defineValidator } from '../../core/validator.ts';
import type { Evaluation } from '../../core/validator.ts';
import { bearersMeant, noBearer } from '../assertion.ts';
import { shown } from '../claims.ts';
import { notYetOver } from '../xml-times.ts';

export default defineValidator({
  id: 'saml/bearer-window',
  title: 'The bearer confirmation is valid now',
  failureTitle: 'The bearer confirmation is not valid now',
  why: 'The bearer confirmation limits how long the assertion may be delivered. SAML demands its end, NotOnOrAfter, and forbids a NotBefore.',
  requirement: {
    id: 'SAML-09',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: [
      'In the provider, send SubjectConfirmationData with a NotOnOrAfter a few minutes ahead and without NotBefore.',
      'Check the clock of the provider (NTP).',
    ],
  },
  needs: ['assertion'],
  uses: ['recipient', 'inResponseTo'],
  evaluate({ assertion, ...meant }, context) {
    const judged = bearersMeant(assertion, meant).map(({ notBefore, notOnOrAfter }): Evaluation => {
      if (notBefore !== undefined)
        return { outcome: 'fail', expected: ['no NotBefore'], actual: [`NotBefore ${shown(notBefore)}`] };
      if (notOnOrAfter === undefined)
        return { outcome: 'fail', expected: ['NotOnOrAfter'], actual: ['absent'] };
      return notYetOver(notOnOrAfter, context);
    });
    return judged.find(({ outcome }) => outcome === 'pass') ?? judged[0] ?? noBearer;
  },
});
