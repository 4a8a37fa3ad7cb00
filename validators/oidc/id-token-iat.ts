import { defineValidator } from '../../core/validator.ts';
import { claim, shownMoment, shownTime } from '../claims.ts';
import { isBefore, notInFuture } from '../times.ts';

export default defineValidator({
  id: 'oidc/id-token-iat',
  title: 'The id_token was issued during the sign-in',
  failureTitle: 'The id_token was not issued during the sign-in',
  why: 'iat says when the token was made. A time ahead of now, or before the person began to sign in, means a wrong clock or a token that was not made for this sign-in.',
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  remedy: {
    topic: 'token-times',
    steps: [
      'Check the clock of the provider (NTP).',
      'Make it write the time of issue, in seconds, into iat.',
    ],
  },
  needs: ['idToken'],
  uses: ['signIn'],
  evaluate({ idToken, signIn }, context) {
    const iat = claim(idToken.payload, 'iat');
    if (iat === undefined) return { outcome: 'fail', expected: ['iat'], actual: ['absent'] };
    const ahead = notInFuture('iat', idToken, context);
    if (ahead.outcome !== 'pass' || !signIn) return ahead;
    const began = context.onProviderClock(signIn.startedAt);
    if (typeof iat === 'number' && !isBefore(iat * 1000, began, context.toleranceMs)) return ahead;
    return { outcome: 'fail', expected: [`not before ${shownMoment(began)}`], actual: [shownTime(iat)] };
  },
});
