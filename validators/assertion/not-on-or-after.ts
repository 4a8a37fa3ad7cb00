import { defineValidator } from '../../core/validator.ts';
import { notYetOver } from '../xml-times.ts';

export default defineValidator({
  id: 'assertion/not-on-or-after',
  title: 'The assertion has not expired',
  failureTitle: 'The assertion has expired',
  why: 'From the time in NotOnOrAfter on no relying party may take the assertion. One that arrives expired points to a clock that is wrong, or was kept.',
  requirement: {
    id: 'SAML-CORE-2.5.1.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: ['Check the clock of the provider (NTP), and the lifetime of assertions.'],
  },
  needs: ['assertion'],
  evaluate({ assertion: { conditions } }, context) {
    const time = conditions?.notOnOrAfter;
    if (time === undefined) return { outcome: 'notApplicable', reason: 'Conditions has no NotOnOrAfter.' };
    return notYetOver(time, context);
  },
});
