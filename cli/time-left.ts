import { measuredPace, secondsLeft, type Done } from '../core/estimate.ts';
import type { Plan } from '../core/plan.ts';
import { spokenTime } from './expectation.ts';

/** What is said of the first sign-ins alone would be luck. */
const enough = 4;
/** A shorter wait is soon over. */
const shortSeconds = 60;

/**
 * Learns from each probe that is done how fast this run is. What it answers is to be told: at first, and when the end
 * moves by more than 15 % of the whole.
 */
export function timeLeft(
  plan: Plan,
  { workers, startedAt }: { workers: number; startedAt: number },
): (done: readonly Done[], now: number) => string | undefined {
  let told: number | undefined;
  let next = enough;
  return (evidence, now) => {
    if (evidence.length < next) return undefined;
    // To reckon takes as long as the plan is, so of a thousand accounts not after each.
    next = Math.ceil(evidence.length * 1.1);
    const pace = measuredPace(evidence);
    if (!pace) return undefined;
    const seconds = secondsLeft(plan, { workers, now, paceOf: () => pace, evidence });
    const whole = (now - startedAt) / 1000 + seconds;
    const isNew = told === undefined || Math.abs(whole / told - 1) > 0.15;
    if (seconds < shortSeconds || !isNew) return undefined;
    told = whole;
    return `about ${spokenTime(seconds)} left, by the sign-ins until now`;
  };
}
