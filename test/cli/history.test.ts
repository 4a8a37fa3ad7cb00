import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../core/result.ts';
import { fail, hostile, pass } from '../reports/results.ts';
import { amrcheck } from './command-line.ts';

const base = mkdtempSync(join(tmpdir(), 'amrcheck-history-'));
function run(folder: string, name: string, result: Result, day: string): void {
  mkdirSync(join(base, folder, name), { recursive: true });
  const startedAt = `2026-12-${day}T10:00:00.000Z`;
  writeFileSync(join(base, folder, name, 'result.json'), JSON.stringify({ ...result, startedAt }));
}
// By their names in another order than by their time.
run('runs', 'c', pass, '01');
run('runs', 'a', fail, '02');
run('runs', 'b', pass, '03');
run('runs', 'd', pass, '04');
mkdirSync(join(base, 'runs', 'interrupted'));
run('evil', 'a', hostile, '01');

test('the first line is the answer; each target with its rate, its standing and its runs in their order', async () => {
  const { code, stdout } = await amrcheck(['history', join(base, 'runs')]);
  expect([code, stdout]).toEqual([
    0,
    [
      '4 runs from 2026-12-01 to 2026-12-04: 3 passed, 1 failed.',
      '',
      'contoso (partner-center): PASS since 2026-12-03',
      '  3 of 4 runs passed (75 %)  ✓✗✓✓',
      '',
    ].join('\n'),
  ]);
});

test('--json and --html say the same', async () => {
  const file = join(base, 'history.html');
  const { stdout } = await amrcheck(['history', join(base, 'runs'), '--json', '--html', file]);
  const { runs, targets } = JSON.parse(stdout) as {
    runs: { path: string }[];
    targets: { passed: number; points: { passed: number; attempts: number }[] }[];
  };
  expect(runs.map(({ path }) => path)).toEqual(['c', 'a', 'b', 'd']);
  expect(targets[0]?.passed).toBe(3);
  expect(targets[0]?.points.map(({ passed, attempts }) => [passed, attempts])).toEqual([
    [2, 2],
    [1, 2],
    [2, 2],
    [2, 2],
  ]);
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('aria-label="4 runs: pass, fail, pass, pass"');
  expect(page).toContain('<h1>4 runs from 2026-12-01 to 2026-12-04: 3 passed, 1 failed.</h1>');
});

test('what a provider sends is text here, too', async () => {
  const file = join(base, 'evil.html');
  const { stdout } = await amrcheck(['history', join(base, 'evil'), '--html', file]);
  expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  expect(readFileSync(file, 'utf8')).not.toMatch(/<script|<img/);
});

test('a result that this version cannot read is counted, and none at all is exit 2', async () => {
  mkdirSync(join(base, 'old', 'x'), { recursive: true });
  writeFileSync(join(base, 'old', 'x', 'result.json'), '{}');
  const none = await amrcheck(['history', join(base, 'old')]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('There is no finished run in')]);
  run('old', 'y', pass, '01');
  expect((await amrcheck(['history', join(base, 'old')])).stderr).toContain('1 result was left out');
});
