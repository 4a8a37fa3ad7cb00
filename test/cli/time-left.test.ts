import { expect, test } from 'vitest';
import { timeLeft } from '../../cli/time-left.ts';
import { evidenceOf, planned, runs } from '../core/recorded-runs.ts';

test.each(runs)(
  'a run by $driver is said once how long it takes yet, as soon as four probes are done',
  (run) => {
    const { startedAt } = run;
    const tell = timeLeft(planned(), { workers: 4, startedAt: Date.parse(startedAt) });
    const told = evidenceOf(run).map((one, index, all) =>
      tell(all.slice(0, index + 1), Date.parse(one.finishedAt)),
    );
    expect(told.slice(0, 4)).toEqual([
      ...[undefined, undefined, undefined],
      expect.stringMatching(/^about (\d+ s|[12] min( \d+ s)?) left, by the sign-ins until now$/),
    ]);
    expect(told.slice(4).every((one) => one === undefined)).toBe(true);
  },
);

test('it is said again where the end moves', () => {
  const run = runs.find(({ driver }) => driver === 'browser')!;
  const tell = timeLeft(planned(), { workers: 1, startedAt: Date.parse(run.startedAt) });
  const slowed = evidenceOf(run).map((one, index) => ({
    ...one,
    signIns: one.signIns.map((signIn) =>
      index < 4
        ? signIn
        : { ...signIn, finishedAt: new Date(Date.parse(signIn.startedAt) + 60_000).toISOString() },
    ),
  }));
  const told = slowed.flatMap(
    (one, index) => tell(slowed.slice(0, index + 1), Date.parse(one.finishedAt)) ?? [],
  );
  expect(told.length).toBeGreaterThan(1);
});
