import { defineValidator } from '../../core/validator.ts';
import { notAhead } from '../xml-times.ts';

export default defineValidator({
  id: 'assertion/not-before',
  title: 'The assertion is valid already',
  failureTitle: 'The assertion is not valid yet',
  why: 'Before the time in NotBefore no relying party may take the assertion. One that arrives too early points to a clock that is wrong.',
  requirement: {
    id: 'SAML-CORE-2.5.1.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: { topic: 'assertion-times', steps: ['Check the clock of the provider (NTP).'] },
  needs: ['assertion'],
  evaluate({ assertion: { conditions } }, context) {
    const time = conditions?.notBefore;
    if (time === undefined) return { outcome: 'notApplicable', reason: 'Conditions has no NotBefore.' };
    return notAhead(time, context);
  },
});
