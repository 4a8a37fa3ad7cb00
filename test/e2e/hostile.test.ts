import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { defects, startLab, type Lab } from '../../lab/index.ts';
import { runLab, targetNamed } from './lab-run.ts';

/** What keeps a sign-in from ending well ends in an error; that it is the right one, the kill matrix says. */
const stopping = defects.filter(({ breaks }) => /^[A-Z_]+$/.test(breaks)).map(({ id }) => id);

let lab: Lab;
let result: Result;

beforeAll(async () => {
  lab = await startLab({ defects: stopping });
  result = await runLab(lab.targets, { scenarios: ['mfa'] });
});

afterAll(() => lab.stop());

/** A web page in place of discovery is taken for the answer of another address: whoever configured it is asked first. */
const ownerOf = (id: string): string => (id === 'discovery-html' ? 'configuration' : 'provider');

test.for(stopping)(
  '%s: the error names the provider, lays the fault where it is, and says what to try',
  (id) => {
    const { error, probes } = targetNamed(result, id);
    const met = error ?? probes[0]?.error;
    expect(met).toMatchObject({ fault: ownerOf(id) });
    expect(met?.message).toContain('http://localhost');
    expect(met?.hint).not.toBe('');
  },
);

test('none of them holds up the others, or runs into the limit of a sign-in', () => {
  expect(targetNamed(result, 'honest').probes[0]?.verdict).toBe('pass');
  const met = result.targets.flatMap(({ error, probes }) => [error, ...probes.map((probe) => probe.error)]);
  expect(met.map((error) => error?.code)).not.toContain('LOGIN_TIMED_OUT');
});
