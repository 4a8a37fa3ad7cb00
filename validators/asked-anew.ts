import { answerOf } from '../core/artifacts.ts';
import type { SignIn } from '../core/evidence.ts';
import type { Evaluation, EvaluationContext } from '../core/validator.ts';
import { claim, shown, shownMoment } from './claims.ts';
import { isBefore } from './times.ts';
import { authTimeOf, brought, laterBy, nothingCame, notMade } from './sign-ins.ts';

type Clock = Pick<EvaluationContext<unknown>, 'onProviderClock' | 'toleranceMs'>;

/**
 * Whether the sign-in of this purpose, for which a new authentication was demanded, is one: something was typed, and the
 * time is newer than that of every sign-in before. `timeOwed`: an absent time fails.
 */
export function askedAnew(
  signIns: readonly SignIn[],
  purpose: string,
  { timeOwed }: { timeOwed: boolean },
  { onProviderClock, toleranceMs }: Clock,
): Evaluation {
  const [first] = signIns;
  const place = signIns.findIndex((one) => one.purpose === purpose);
  const fresh = signIns[place];
  if (!first || !fresh || fresh === first) return notMade(purpose);
  // Without a session there was nothing from which it could have been answered.
  if (brought(first).length === 0) return nothingCame(first);
  if (brought(fresh).length === 0) return nothingCame(fresh);
  if (fresh.factorsUsed.length === 0)
    return {
      outcome: 'fail',
      expected: ['a factor asked again'],
      actual: ['nothing was asked'],
      detail: `The provider answered ${purpose} from its session: nobody was asked for anything.`,
    };
  const after = authTimeOf(fresh);
  if (!after) return withoutTime(fresh, timeOwed);
  const times = signIns.slice(0, place).flatMap((one) => authTimeOf(one) ?? []);
  const [latest] = times.toSorted((a, b) => b.ms - a.ms);
  if (latest)
    return laterBy(after, latest) > 0
      ? { outcome: 'pass' }
      : { outcome: 'fail', expected: [`after ${latest.text}`], actual: [after.text] };
  const began = onProviderClock(fresh.startedAt);
  if (isBefore(after.ms, began, toleranceMs))
    return { outcome: 'fail', expected: [`not before ${shownMoment(began)}`], actual: [after.text] };
  return {
    outcome: 'pass',
    notes: ['The first sign-in gives no time of authentication, so this one was compared with the clock.'],
  };
}

function withoutTime(signIn: SignIn, timeOwed: boolean): Evaluation {
  const { purpose, oidc } = signIn;
  if (!timeOwed)
    return {
      outcome: 'pass',
      notes: ['The token has no auth_time: a factor was typed, and that is all that shows it.'],
    };
  if (oidc)
    return {
      outcome: 'fail',
      expected: ['seconds since 1970'],
      actual: [shown(oidc.idToken && claim(oidc.idToken.payload, 'auth_time'))],
      detail: `After ${purpose} the id_token must have auth_time, and it gives no such time.`,
      remedy: 'auth-time',
    };
  const assertion = answerOf(signIn)?.assertion;
  return {
    outcome: 'fail',
    expected: ['a time in UTC, e.g. 2026-11-24T10:00:00Z'],
    actual: [shown(assertion?.authnStatements[0]?.instant)],
    detail: assertion
      ? `After ${purpose} the assertion must say when the person was authenticated, and it gives no such time.`
      : `After ${purpose} the assertion must say when the person was authenticated, and none could be read.`,
    remedy: 'assertion-times',
  };
}
