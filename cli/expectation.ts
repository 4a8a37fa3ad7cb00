/** How long a run will take, said before it begins. */
import { secondsLeft } from '../core/estimate.ts';
import type { Plan } from '../core/plan.ts';
import { pacesOf, type Measured, type Paces } from './paces.ts';

export interface ExpectationOptions extends Measured {
  workers: number;
  now: number;
  /** Of runs before. */
  paces: Paces;
}

/** E.g. `Expected: about 75 s.`, or from when to when; what depends on what the provider's pages offer comes on top. */
export function expectation(plan: Plan, { workers, now, paces, ...measured }: ExpectationOptions): string {
  if (plan.shard && plan.targets.length === 0) {
    const { index, count } = plan.shard;
    return `No target falls to shard ${index}/${count}: there is nothing to do.`;
  }
  if (plan.targets.every(({ probes }) => probes.length === 0)) return 'Nothing can be tested.';
  const [least = 0, most = 0] = pacesOf(plan, paces, measured).map((paceOf) =>
    secondsLeft(plan, { workers, now, paceOf }),
  );
  const middle = (least + most) / 2;
  // Whatever it is between the two, the middle is not further away than an estimate may be.
  const isExact = most - middle <= 0.15 * least || spokenTime(least) === spokenTime(most);
  return isExact
    ? `Expected: about ${spokenTime(middle)}.`
    : `Expected: ${spokenTime(least)} to ${spokenTime(most)}.`;
}

/** As exact as it is good for: `40 s`, `2 min 15 s`, `12 min`. */
export function spokenTime(seconds: number): string {
  if (seconds < 120) return `${Math.max(5, roundTo(seconds, 5))} s`;
  const whole = roundTo(seconds, seconds < 600 ? 15 : 60);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const roundTo = (value: number, step: number): number => Math.round(value / step) * step;
