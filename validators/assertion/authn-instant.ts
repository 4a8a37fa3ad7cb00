import { defineValidator } from '../../core/validator.ts';
import { isBefore } from '../times.ts';
import { momentText, notAhead, xmlTime } from '../xml-times.ts';

export default defineValidator({
  id: 'assertion/authn-instant',
  title: 'The time of authentication lies within the sign-in',
  failureTitle: 'The time of authentication does not lie within the sign-in',
  why: 'amrcheck signs in with a fresh browser and knows when. Another time is not that of this sign-in; Entra counts the sign-in frequency from it.',
  requirement: {
    id: 'SAML-CORE-2.7.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-times',
    steps: [
      'In the provider, fill AuthnInstant (SAML 1.1: AuthenticationInstant) with the time at which the person signed in, in UTC.',
      'Check the clock of the provider (NTP).',
    ],
  },
  needs: ['assertion'],
  uses: ['signIn'],
  evaluate({ assertion, signIn }, context) {
    const { authnStatements } = assertion;
    if (authnStatements.length === 0)
      return { outcome: 'fail', expected: ['an authentication statement'], actual: ['absent'] };
    const began = signIn ? context.onProviderClock(signIn.startedAt) : undefined;
    for (const { instant } of authnStatements) {
      if (instant === undefined)
        return { outcome: 'fail', expected: ['a time of authentication'], actual: ['absent'] };
      const ahead = notAhead(instant, context);
      if (ahead.outcome !== 'pass') return ahead;
      const time = xmlTime(instant);
      if (time !== undefined && began !== undefined && isBefore(time, began, context.toleranceMs))
        return {
          outcome: 'fail',
          expected: [`${momentText(began)} to ${momentText(context.now)}`],
          actual: [instant],
          detail:
            'The time of authentication is before the sign-in began, although the browser was fresh and had no session.',
        };
    }
    return { outcome: 'pass' };
  },
});
