import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectation, spokenTime } from '../../cli/expectation.ts';
import { keepPaces, pacesOf, readPaces, type Paces } from '../../cli/paces.ts';
import { configSchema } from '../../core/config.ts';
import { guessedPaces, measuredPace } from '../../core/estimate.ts';
import { planRun } from '../../core/plan.ts';
import type { Plan } from '../../core/plan.ts';
import { evidenceOf, planned, runs } from '../core/recorded-runs.ts';

/** 2 s into a period of 30 s. */
const now = Date.parse('2026-11-24T12:00:02Z');
const usual = { workers: 2, now, paces: {} as Paces, driver: 'browser' } as const;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-paces-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** People without a factor: no code is waited for. */
function plainPlan(count: number): Plan {
  const accounts = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `p${n}`,
      { username: `p${n}`, password: 'x', requireMfa: true },
    ]),
  );
  const target = { protocol: 'oidc', issuer: 'https://idp.example', clientId: 'c', accounts };
  return planRun(configSchema.parse({ targets: { x: target } }), { scenarios: ['every-account'] });
}

test('before anything is known the expectation is wide, and by how the browser opened it is less so', () => {
  const told = (openedInMs?: number): string => expectation(plainPlan(20), { ...usual, openedInMs });
  expect(told()).toBe('Expected: 5 s to 45 s.');
  expect(told(150)).toBe('Expected: about 5 s.');
  expect(told(1_000)).toBe('Expected: 20 s to 35 s.');
});

test.each(runs)(
  'of a run by $driver like the one before it is told what it takes, within 15 %',
  async (run) => {
    const { driver } = run;
    const evidence = evidenceOf(run);
    // It is told as soon as the browser is open.
    const startedAt = Math.min(...evidence.map((one) => Date.parse(one.startedAt)));
    await keepPaces(folder, planned(), evidence, { driver });
    const paces = await readPaces(folder);
    const told = expectation(planned(), { workers: 4, driver, now: startedAt, paces });
    const [, minutes = 0, seconds = 0] = /^Expected: about (?:(\d+) min)? ?(?:(\d+) s)?\.$/.exec(told) ?? [];
    const took = (Date.parse(run.finishedAt) - startedAt) / 1000;
    expect((Number(minutes) * 60 + Number(seconds)) / took).toBeGreaterThan(0.85);
    expect((Number(minutes) * 60 + Number(seconds)) / took).toBeLessThan(1.15);
  },
);

test('a machine that opens a browser in half the time signs in in half the time', async () => {
  const plan = planned();
  const [, run] = runs;
  const took = evidenceOf(run!);
  const driver = 'browser';
  await keepPaces(folder, plan, took, { driver, openedInMs: 2_000 });
  const paces = await readPaces(folder);
  const [least, most] = pacesOf(plan, paces, { driver, openedInMs: 1_000 }).map((paceOf) => paceOf('honest'));
  const { signIn } = measuredPace(took.filter(({ target }) => target.id === 'honest'))!;
  expect(least).toEqual(most);
  expect(least?.signIn).toBeCloseTo(signIn / 2);
  // Of the other driver nothing is known.
  expect(pacesOf(plan, paces, { driver: 'http' })[0]?.('honest')).toEqual(guessedPaces('http')[0]);
});

test('what is kept names nobody, and what cannot be read is nothing', async () => {
  await keepPaces(folder, plainPlan(1), [], { driver: 'http' });
  expect(await readPaces(folder)).toEqual({});
  await keepPaces(folder, planned(), evidenceOf(runs[0]!), { driver: 'http' });
  const [file = ''] = await readdir(folder);
  expect(await readFile(join(folder, file), 'utf8')).toMatch(
    /^(\{|,)?("[0-9a-f]{64}":\{("(signIn|again)":[\d.]+,?)+\},?|[{}])+\n$/,
  );
  await writeFile(join(folder, file), 'torn');
  expect(await readPaces(folder)).toEqual({});
  expect(await readPaces(join(folder, 'nowhere'))).toEqual({});
});

test('a time is as exact as it is good for', () => {
  expect([1, 42, 109, 120, 130, 599, 1234].map(spokenTime)).toEqual([
    ...['5 s', '40 s', '110 s', '2 min', '2 min 15 s', '10 min', '21 min'],
  ]);
});
