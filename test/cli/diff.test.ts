import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { fail, hostile, pass } from '../reports/results.ts';
import { amrcheck } from './command-line.ts';

const base = mkdtempSync(join(tmpdir(), 'amrcheck-diff-'));
function run(name: string, result: Result): string {
  mkdirSync(join(base, name));
  writeFileSync(join(base, name, 'result.json'), JSON.stringify(result));
  return join(base, name);
}
const [good, bad, evil] = [run('good', pass), run('bad', fail), run('evil', hostile)];

test('the first line is the answer, and the exit code says whether they differ', async () => {
  const same = await amrcheck(['diff', good, join(good, 'result.json')]);
  expect([same.code, same.stdout]).toEqual([0, 'Nothing changed since the run of 2026-12-01 10:00 UTC.\n']);
  const differs = await amrcheck(['diff', good, bad]);
  expect(differs.code).toBe(4);
  const [first, ...rest] = differs.stdout.split('\n');
  expect(first).toMatch(/^\d+ things changed since the run of 2026-12-01 10:00 UTC: \d+ for the worse/);
  expect(rest).toContain('  ✗ PASS, now FAIL');
  expect(rest).toContain('  ✗ mfa, alice: oidc/amr-present: passed, now failed');
});

test('--json says the same for a program', async () => {
  const { code, stdout } = await amrcheck(['diff', good, bad, '--json']);
  expect([code, JSON.parse(stdout)]).toEqual([
    4,
    expect.objectContaining({
      differs: true,
      old: { startedAt: pass.startedAt, verdict: 'pass' },
      changes: expect.arrayContaining([
        expect.objectContaining({
          check: 'oidc/amr-present',
          before: 'pass',
          after: 'fail',
          direction: 'worse',
        }),
      ]) as unknown,
    }),
  ]);
});

test('what a provider sends reaches no terminal raw', async () => {
  for (const flags of [[], ['--json']]) {
    const { stdout } = await amrcheck(['diff', good, evil, ...flags]);
    expect(stdout.length).toBeGreaterThan(200);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  }
});

test('what is no run is said to be none, exit 2', async () => {
  const { code, stderr } = await amrcheck(['diff', good, join(base, 'nothing')]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('There is no result in')]);
});

test('a first baseline is written once, and never over what somebody wrote', async () => {
  const out = join(base, 'baseline.yaml');
  const { code, stdout } = await amrcheck(['baseline', bad, '--out', out]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('accepted failure')]);
  expect(readFileSync(out, 'utf8')).toContain('check: oidc/amr-present');
  expect((await amrcheck(['baseline', bad])).stdout).toBe(readFileSync(out, 'utf8'));
  const again = await amrcheck(['baseline', bad, '--out', out]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
});
