import { defineValidator } from '../../core/validator.ts';
import { notAhead } from '../xml-times.ts';

export default defineValidator({
  id: 'assertion/issue-instant',
  title: 'IssueInstant of the assertion is a time that has come',
  failureTitle: 'IssueInstant of the assertion is missing, no time, or still to come',
  why: 'An assertion that was issued in the future was issued by a clock that is wrong, and every other time in it is wrong by as much.',
  requirement: {
    id: 'SAML-CORE-1.3.3',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: ['Check the clock of the provider (NTP).', 'Write IssueInstant in UTC, with a Z at the end.'],
  },
  needs: ['assertion'],
  evaluate({ assertion: { issueInstant } }, context) {
    if (issueInstant === undefined)
      return { outcome: 'fail', expected: ['IssueInstant'], actual: ['absent'] };
    return notAhead(issueInstant, context);
  },
});
