import { measuredPace, secondsLeft, usualPace } from '../core/estimate.ts';
import type { Evidence } from '../core/evidence.ts';
import type { DriverId } from '../core/model.ts';
import type { Plan } from '../core/plan.ts';

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
  {
    workers,
    driver = 'browser',
    startedAt,
  }: { workers: number; driver?: DriverId | undefined; startedAt: number },
): (done: Evidence, now: number) => string | undefined {
  const evidence: Evidence[] = [];
  let told: number | undefined;
  let next = enough;
  return (done, now) => {
    evidence.push(done);
    if (evidence.length < next) return undefined;
    // To reckon takes as long as the plan is, so of a thousand accounts not after each.
    next = Math.ceil(evidence.length * 1.1);
    const pace = measuredPace(evidence, usualPace[driver]);
    const seconds = secondsLeft(plan, { workers, now, pace, evidence });
    const whole = (now - startedAt) / 1000 + seconds;
    const isNew = told === undefined || Math.abs(whole / told - 1) > 0.15;
    if (seconds < shortSeconds || !isNew) return undefined;
    told = whole;
    return `about ${Math.round(seconds / 60)} min left, by the sign-ins until now`;
  };
}
