import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { defects, startLab, type Lab } from '../../lab/index.ts';
import { runLab, targetNamed } from './lab-run.ts';

/** What keeps a sign-in from ending well ends in an error; that it is the right one, the kill matrix says. */
const stopping = defects.filter(({ breaks }) => /^[A-Z_]+$/.test(breaks)).map(({ id }) => id);

let lab: Lab;
let result: Result;
let seconds: number;

beforeAll(async () => {
  lab = await startLab({ defects: stopping });
  const from = performance.now();
  result = await runLab(lab.targets, { scenarios: ['mfa'] });
  seconds = (performance.now() - from) / 1000;
});

afterAll(() => lab.stop());

test.for(stopping)('%s: the error names the provider, lays the fault there, and says what to try', (id) => {
  const { error, probes } = targetNamed(result, id);
  const met = error ?? probes[0]?.error;
  expect(met).toMatchObject({ fault: 'provider' });
  expect(met?.message).toContain('http://localhost');
  expect(met?.hint).not.toBe('');
});

test('none of them holds up the others, and all are over in the time of one', () => {
  expect(targetNamed(result, 'honest').probes[0]?.verdict).toBe('pass');
  expect(seconds).toBeLessThan(60);
});
