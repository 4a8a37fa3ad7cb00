import { defineValidator } from '../../core/validator.ts';
import { claim, shownTime } from '../claims.ts';

export default defineValidator({
  id: 'session/auth-time-kept-on-refresh',
  title: 'A refresh does not renew auth_time',
  failureTitle: 'A refresh made auth_time newer',
  why: 'Nobody signs in during a refresh. A newer auth_time claims a sign-in that did not happen, and lets an old session pass for a fresh one.',
  requirement: {
    id: 'OIDC-CORE-12.2',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokenResponse',
  },
  remedy: {
    topic: 'auth-time',
    steps: [
      'In the provider, keep the time of the sign-in with the session and send it unchanged after a refresh.',
    ],
  },
  needs: ['refreshes', 'idToken'],
  evaluate({ refreshes, idToken }) {
    const first = claim(idToken.payload, 'auth_time');
    const renewed = refreshes
      .map((refresh) => refresh.idToken && claim(refresh.idToken.payload, 'auth_time'))
      .filter((authTime) => typeof authTime === 'number');
    if (typeof first !== 'number' || renewed.length === 0)
      return { outcome: 'notApplicable', reason: 'There are no two times of auth_time to compare.' };
    const newer = renewed.filter((authTime) => authTime > first);
    if (newer.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [`not after ${shownTime(first)}`], actual: newer.map(shownTime) };
  },
});
