import { expect, test } from 'vitest';
import { guessedPaces, measuredPace, secondsLeft } from '../../core/estimate.ts';
import { evidenceOf, planned, runs } from './recorded-runs.ts';

const at = (instant: string): number => Date.parse(instant);
const wholeOf = ({ startedAt, finishedAt }: (typeof runs)[number]): number =>
  (at(finishedAt) - at(startedAt)) / 1000;

test.each(runs)(
  'of a run by $driver, what is left is known within 15 % from its first sign-ins on',
  (run) => {
    const evidence = evidenceOf(run);
    for (const count of [4, 8, 12, 16]) {
      const done = evidence.slice(0, count);
      const now = at(done.at(-1)!.finishedAt);
      const pace = measuredPace(done)!;
      const left = secondsLeft(planned(), { workers: 4, now, paceOf: () => pace, evidence: done });
      const whole = (now - at(run.startedAt)) / 1000 + left;
      expect(Math.abs(whole / wholeOf(run) - 1), `after ${count} probes`).toBeLessThan(0.15);
    }
  },
);

test('before a run without a browser it is known within 15 %', () => {
  const [http] = runs;
  const now = at(http!.startedAt);
  for (const pace of guessedPaces('http')) {
    const told = secondsLeft(planned(), { workers: 4, now, paceOf: () => pace });
    expect(Math.abs(told / wholeOf(http!) - 1)).toBeLessThan(0.15);
  }
});

test('a pace is that of the sign-ins without what they wait, each of them once', () => {
  const evidence = evidenceOf(runs[0]!);
  const [slow] = evidence.filter(({ scenario }) => scenario === 'step-up');
  // Of these twenty seconds a code was waited for in nearly all.
  expect(measuredPace([slow!])?.again).toBeLessThan(0.5);
  expect(measuredPace([...evidence, ...evidence])).toEqual(measuredPace(evidence));
  expect(measuredPace([])).toBeUndefined();
});

test('fewer side by side take longer, and what is done takes no more', () => {
  const now = at(runs[0]!.startedAt);
  const left = (workers: number, done = 0): number =>
    secondsLeft(planned(), {
      ...{ workers, now, paceOf: () => ({ signIn: 20, again: 10 }) },
      evidence: evidenceOf(runs[0]!).slice(0, done),
    });
  expect(left(1)).toBeGreaterThan(left(2));
  expect(left(2)).toBeGreaterThan(left(6));
  expect(left(2, 10)).toBeLessThan(left(2));
  expect(left(2, 100)).toBe(0);
});
