/** Rules on times that hold for an id_token and for an access token alike. */
import type { JwtEvidence } from '../core/evidence.ts';
import type { Evaluation, EvaluationContext } from '../core/validator.ts';
import { claim, notNumericDate, shown, shownMoment, shownTime } from './claims.ts';

type Now = Pick<EvaluationContext<unknown>, 'now' | 'toleranceMs'>;

/** `exp` is there and not past, with the tolerance of clocks. */
export function notExpired(token: JwtEvidence, { now, toleranceMs }: Now): Evaluation {
  const exp = claim(token.payload, 'exp');
  if (exp === undefined) return { outcome: 'fail', expected: ['exp'], actual: ['absent'] };
  const wrong = notNumericDate('exp', exp);
  if (typeof exp !== 'number' || wrong) return malformed(wrong, shown(exp));
  if (exp * 1000 + toleranceMs > now) return { outcome: 'pass' };
  return { outcome: 'fail', expected: [`after ${shownMoment(now)}`], actual: [shownTime(exp)] };
}

/** A time that must not lie ahead, with the tolerance of clocks. */
export function notInFuture(name: string, token: JwtEvidence, { now, toleranceMs }: Now): Evaluation {
  const time = claim(token.payload, name);
  if (time === undefined) return { outcome: 'notApplicable', reason: `The token has no ${name}.` };
  const wrong = notNumericDate(name, time);
  if (typeof time !== 'number' || wrong) return malformed(wrong, shown(time));
  if (time * 1000 <= now + toleranceMs) return { outcome: 'pass' };
  return { outcome: 'fail', expected: [`not after ${shownMoment(now)}`], actual: [shownTime(time)] };
}

/**
 * Whether a provider's `time` lies before `moment` (both in milliseconds), with the tolerance of clocks. Many write whole
 * seconds, rounded down, so no time within the second of the earliest moment is before it.
 */
export function isBefore(time: number, moment: number, toleranceMs: number): boolean {
  return time < Math.floor((moment - toleranceMs) / 1000) * 1000;
}

function malformed(detail: string | undefined, actual: string): Evaluation {
  return {
    outcome: 'fail',
    expected: ['seconds since 1970, a number'],
    actual: [actual],
    ...(detail && { detail }),
  };
}
