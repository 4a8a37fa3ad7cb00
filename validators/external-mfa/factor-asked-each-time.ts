import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';
import { authTimeOf, brought, laterBy, notMade } from '../sign-ins.ts';

export default defineValidator({
  id: 'external-mfa/factor-asked-each-time',
  title: 'A second call in the same browser is answered by a new factor, or by the time of the first',
  failureTitle: 'A second call in the same browser is answered as if a factor had been given',
  why: 'Entra keeps the session and calls a provider only when it wants a factor. An answer from the memory of the provider, without the time at which the factor was really given, makes a fresh factor of an old one.',
  requirement: {
    id: 'EAM-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'Ask for the factor at every call; or, where a device is remembered, say in auth_time when the factor was given.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    const [first] = signIns;
    const again = signIns.find(({ purpose }) => purpose === 'reuse');
    if (!first || !again) return notMade('reuse');
    if (secondFactorGiven(again)) return { outcome: 'pass', notes: ['The factor was asked for again.'] };
    if (!brought(again).includes('id_token')) return howRefused(again);
    const [before, now] = [authTimeOf(first), authTimeOf(again)];
    if (before && now && laterBy(now, before) <= 0)
      return { outcome: 'pass', notes: ['The answer has the time of the first factor.'] };
    return {
      outcome: 'fail',
      expected: ['a new factor, or the auth_time of the first'],
      actual: [now ? `auth_time ${now.text}` : 'no auth_time'],
    };
  },
});
