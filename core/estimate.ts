/** How long a plan takes: told before it begins, and again by what its first sign-ins took. */
import type { Evidence, SignIn } from './evidence.ts';
import type { DriverId } from './model.ts';
import { codePeriod, lanesOf, stepsOfLane } from './plan.ts';
import type { Lane, Plan, Step } from './plan.ts';
import { totpSecretOf } from './people.ts';

/** Seconds of one sign-in, without what it waits. */
export interface Pace {
  signIn: number;
  /** In a browser that is signed in. */
  again: number;
}

/** What of a probe's evidence tells how long it took. */
export type Done = Pick<Evidence, 'target' | 'scenario' | 'account' | 'attempt' | 'finishedAt'> & {
  signIns: Pick<SignIn, 'purpose' | 'startedAt' | 'finishedAt' | 'end' | 'factorsUsed' | 'timeline'>[];
};

/** Without tokens and messages: of a thousand accounts little is to stay in memory. */
export function doneBy({ target, scenario, account, attempt, finishedAt, signIns }: Evidence): Done {
  return {
    ...{ target, scenario, account, attempt, finishedAt },
    signIns: signIns.map(({ purpose, startedAt, finishedAt, end, factorsUsed, timeline }) => ({
      ...{ purpose, startedAt, finishedAt, end, factorsUsed, timeline },
    })),
  };
}

const secondsOf = ({ signIns, kind }: Step, { signIn, again }: Pace): number =>
  signIns * (kind === 'again' ? again : kind === 'back-and-forth' ? 1.5 * signIn : signIn);

/** Of a signed-in browser no page is seen: a fourth. */
const usualPace = (signIn: number): Pace => ({ signIn, again: signIn / 4 });

/**
 * The quickest and the slowest that a sign-in at an unknown provider may be, before any was done. A browser is timed when
 * it opens its first sessions, as many as then sign in side by side: in that is how fast the machine is, how many cores it
 * has, and what else it does. At the lab a sign-in took 1.9 to 2.8 times as long, under a load of 5 to 28.
 */
export function guessedPaces(driver: DriverId, openedInMs?: number): [least: Pace, most: Pace] {
  if (driver === 'http') return [usualPace(0.05), usualPace(1)];
  if (openedInMs === undefined) return [usualPace(0.5), usualPace(4)];
  const opened = openedInMs / 1000;
  return [usualPace(1.6 * opened), usualPace(3.2 * opened)];
}

export interface Conditions {
  /** How many lanes go on side by side; one that waits for a code makes room for another. */
  workers: number;
  /** Milliseconds since the epoch. */
  now: number;
  paceOf(target: string): Pace;
  /** What is done already. */
  evidence?: readonly Done[];
}

/** No two sign-ins take the same, and a little decides whether a code is still good: the mean of these is less of a leap. */
const faster = [0.8, 1, 1.25, 1.5];

/** How many seconds there are to go. */
export function secondsLeft(plan: Plan, { evidence = [], paceOf, ...conditions }: Conditions): number {
  const start = conditions.now / 1000;
  const lanes = lanesOf(withoutDone(plan, evidence));
  const ends = faster.map((factor) => {
    const codes = codesTyped(plan, evidence);
    const scaled = (target: string): Pace => {
      const { signIn, again } = paceOf(target);
      return { signIn: signIn * factor, again: again * factor };
    };
    return lanes.reduce(
      (time, some) => sideBySide(some, { ...conditions, paceOf: scaled, evidence, codes, time }),
      start,
    );
  });
  return Math.round((mean(ends) ?? start) - start);
}

/** What was measured: the sign-ins of the evidence, in which nothing was waited for; none where none was answered. */
export function measuredPace(evidence: readonly Done[]): Pace | undefined {
  // One that several probes share stands in the evidence of each.
  const all = new Map(evidence.flatMap(({ signIns }) => signIns.map((one) => [one.startedAt, one])));
  const signIns = [...all.values()].filter(({ end }) => end.kind === 'answered');
  const again = mean(signIns.filter(isAgain).map(busySeconds));
  const whole = mean(signIns.filter((one) => !isAgain(one)).map(busySeconds)) ?? (again && 4 * again);
  return whole === undefined ? undefined : { ...usualPace(whole), ...(again !== undefined && { again }) };
}

const isAgain = ({ purpose }: Pick<SignIn, 'purpose'>): boolean =>
  purpose === 'reuse' || purpose === 'step-up';

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A wait stands in the timeline when it begins, and what comes next when it is over. */
function busySeconds({ startedAt, finishedAt, timeline }: Done['signIns'][number]): number {
  const waited = timeline.map(({ kind, at }, index) =>
    kind === 'waited' ? Date.parse(timeline[index + 1]?.at ?? finishedAt) - Date.parse(at) : 0,
  );
  const idle = waited.reduce((sum, ms) => sum + ms, 0);
  return (Date.parse(finishedAt) - Date.parse(startedAt) - idle) / 1000;
}

function withoutDone(plan: Plan, evidence: readonly Done[]): Plan {
  const keyOf = (target: string, scenario: string, account: string, attempt: number): string =>
    [target, scenario, account, attempt].join(' ');
  const done = new Set(
    evidence.map(({ target, scenario, account, attempt }) => keyOf(target.id, scenario, account.id, attempt)),
  );
  const targets = plan.targets.map((target) => ({
    ...target,
    probes: target.probes.filter(
      ({ scenario, account, attempt }) => !done.has(keyOf(target.id, scenario, account, attempt)),
    ),
  }));
  return { ...plan, targets };
}

interface Running {
  steps: TimedStep[];
  /** When its last probe was done: the next one has gone on since then. */
  since?: number;
}

interface TimedStep extends Step {
  pace: Pace;
  /** Codes of one secret come one after the other, whichever lane asks. */
  secret: string;
}

/** When the last of the lanes is done, in seconds. */
function sideBySide(
  lanes: readonly Lane[],
  {
    workers,
    paceOf,
    evidence = [],
    codes,
    time,
    now: began,
  }: Conditions & { codes: Map<string, number>; time: number },
): number {
  const running = ({ parts }: Lane): Running => {
    const lane: Running = { steps: [] };
    for (const { target, probes } of parts) {
      const account = probes[0]?.account ?? '';
      const own = evidence.filter((one) => one.target.id === target.id && one.account.id === account);
      const signedIn = own.some(({ signIns }) => signIns.length > 0);
      const secret = totpSecretOf(target.config, account) ?? `${target.id} ${account}`;
      const pace = paceOf(target.id);
      const steps = stepsOfLane(probes, target.config, signedIn);
      lane.steps.push(...steps.map((step) => ({ ...step, secret, pace })));
      if (own.length > 0 && time === began / 1000)
        lane.since = Math.max(...own.map(({ finishedAt }) => Date.parse(finishedAt) / 1000));
    }
    return lane;
  };
  const waiting = lanes
    .map(running)
    .toSorted((a, b) => Number(b.since !== undefined) - Number(a.since !== undefined));
  const events: { at: number; then: () => void }[] = [];
  let free = Math.max(1, workers);
  let now = time;
  const goOn = (lane: Running): void => {
    let at = lane.since ?? now;
    delete lane.since;
    for (let step = lane.steps.shift(); step; step = lane.steps.shift()) {
      const { code, pause = 0, ...rest } = step;
      at += pause;
      const ready = code === undefined ? at : nextCode(codes, step.secret, at, code);
      if (ready > at) {
        // What is left of this step comes when the code is there.
        lane.steps.unshift(rest);
        events.push({ at: Math.max(ready, now), then: () => waiting.unshift(lane) });
        break;
      }
      at += secondsOf(rest, rest.pace);
    }
    events.push({ at: Math.max(at, now), then: () => free++ });
  };
  for (;;) {
    while (free > 0 && waiting.length > 0) {
      free--;
      goOn(waiting.shift()!);
    }
    events.sort((a, b) => a.at - b.at);
    const next = events.shift();
    if (!next) return now;
    now = next.at;
    next.then();
  }
}

/** The period of the last code of each secret that was typed already. */
function codesTyped(plan: Plan, evidence: readonly Done[]): Map<string, number> {
  const codes = new Map<string, number>();
  for (const { target, account, signIns } of evidence) {
    const config = plan.targets.find(({ id }) => id === target.id)?.config;
    const secret = config && totpSecretOf(config, account.id);
    for (const { at } of signIns.flatMap(({ factorsUsed }) => factorsUsed))
      if (secret !== undefined) codes.set(secret, Math.floor(Date.parse(at) / 1000 / codePeriod));
  }
  return codes;
}

/** When a code of this secret can be typed that lasts long enough. */
function nextCode(codes: Map<string, number>, secret: string, at: number, lasting: number): number {
  const period = Math.floor(at / codePeriod);
  const first = codePeriod - (at % codePeriod) >= lasting ? period : period + 1;
  const next = Math.max((codes.get(secret) ?? -1) + 1, first);
  codes.set(secret, next);
  return Math.max(at, next * codePeriod);
}
