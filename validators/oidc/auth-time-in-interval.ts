import { defineValidator } from '../../core/validator.ts';
import { claim, notNumericDate, shown, shownMoment, shownTime } from '../claims.ts';
import { isBefore, notInFuture } from '../times.ts';

export default defineValidator({
  id: 'oidc/auth-time-in-interval',
  title: 'auth_time lies within the sign-in',
  failureTitle: 'auth_time does not lie within the sign-in',
  why: 'amrcheck signs in with a fresh browser and knows when. An auth_time before that, after it, or of 0 is not the time of this sign-in, so nothing that builds on its freshness can be trusted.',
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  remedy: {
    topic: 'auth-time',
    steps: [
      'In the provider, fill auth_time with the time at which the person signed in, in seconds since 1970.',
      'Check the clock of the provider (NTP).',
    ],
  },
  needs: ['token'],
  uses: ['signIn'],
  evaluate({ token, signIn }, context) {
    const authTime = claim(token.payload, 'auth_time');
    if (authTime === undefined) return { outcome: 'notApplicable', reason: 'The token has no auth_time.' };
    const wrong = notNumericDate('auth_time', authTime);
    if (wrong)
      return { outcome: 'fail', expected: ['seconds since 1970'], actual: [shown(authTime)], detail: wrong };
    const ahead = notInFuture('auth_time', token, context);
    if (ahead.outcome !== 'pass' || !signIn) return ahead;
    const began = context.onProviderClock(signIn.startedAt);
    if (typeof authTime === 'number' && !isBefore(authTime * 1000, began, context.toleranceMs)) return ahead;
    return {
      outcome: 'fail',
      expected: [`${shownMoment(began)} to ${shownMoment(context.now)}`],
      actual: [shownTime(authTime)],
      detail: 'auth_time is before the sign-in began, although the browser was fresh and had no session.',
    };
  },
});
