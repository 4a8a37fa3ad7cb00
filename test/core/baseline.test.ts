import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstBaseline, loadBaseline, withBaseline } from '../../core/baseline.ts';
import type { Accepted } from '../../core/baseline.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import type { Finding, Result } from '../../core/result.ts';
import {
  amrAbsent,
  fail,
  harnessError,
  inconclusive,
  pass,
  passed,
  probe,
  result,
  target,
} from '../reports/results.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-baseline-'));
const accept = (more: Partial<Accepted> = {}): Accepted => ({
  target: 'contoso',
  scenario: 'mfa',
  check: 'oidc/amr-present',
  comment: 'ticket 4711',
  review: '2027-01-01',
  ...more,
});
const judged = (findings: Finding[], verdict: Result['verdict'] = 'fail') =>
  result({ verdict, targets: [target({ verdict, probes: [probe({ findings })] })] });
const against = (sample: Result, ...accepted: Accepted[]) =>
  withBaseline(sample, { path: 'b.yaml', accepted });
const statuses = (sample: Result) => sample.baseline?.deviations.map(({ status }) => status);

test('a failure that is accepted leaves the verdict as it is, and the run ends well', () => {
  const sample = against(judged([amrAbsent]), accept());
  expect([sample.verdict, sample.baseline?.differs, exitCodeOf(sample)]).toEqual(['fail', false, 0]);
  expect(sample.baseline?.deviations).toEqual([
    {
      target: 'contoso',
      profile: 'partner-center',
      scenario: 'mfa',
      account: 'alice',
      check: 'oidc/amr-present',
      status: 'accepted',
      comment: 'ticket 4711',
      review: '2027-01-01',
    },
  ]);
});

test.each([
  ['another account', { account: 'bob' }],
  ['another scenario', { scenario: 'fresh' }],
  ['another target', { target: 'fabrikam' }],
  ['another profile', { profile: 'rfc8176' }],
  ['another check', { check: 'oidc/amr-contains-mfa' }],
] as const)('what is accepted for %s is not accepted here: exit 4', (_, other) => {
  const sample = against(judged([amrAbsent]), accept(other));
  expect(statuses(sample)).toContain('new');
  expect(exitCodeOf(sample)).toBe(4);
});

test('one that is gone differs; one that was not looked at does not', () => {
  const gone = against(judged([passed('oidc/amr-present', 'There is an amr')], 'pass'), accept());
  expect([statuses(gone), exitCodeOf(gone)]).toEqual([['vanished'], 4]);
  const unseen = against(judged([], 'pass'), accept());
  expect([statuses(unseen), exitCodeOf(unseen)]).toEqual([['notSeen'], 0]);
  const untold = against(judged([{ ...amrAbsent, outcome: 'inconclusive' }], 'inconclusive'), accept());
  expect([statuses(untold), exitCodeOf(untold)]).toEqual([['notSeen'], 3]);
});

test('a failure that does not decide needs no accepting, and may be accepted', () => {
  for (const finding of [
    { ...amrAbsent, severity: 'minor' as const },
    { ...amrAbsent, unconfirmed: true as const },
  ]) {
    expect(against(judged([finding], 'pass')).baseline).toMatchObject({ differs: false, deviations: [] });
    expect(statuses(against(judged([finding], 'pass'), accept()))).toEqual(['accepted']);
  }
});

test('past its date to review it is overdue; on the day itself it is not', () => {
  const overdue = (review: string) =>
    against(judged([amrAbsent]), accept({ review })).baseline?.deviations[0]?.overdue;
  expect([overdue('2026-11-30'), overdue('2026-12-01')]).toEqual([true, undefined]);
});

test('with a baseline as without: a bug is 70, what could not be told is 3', () => {
  const bug = judged([{ ...amrAbsent, outcome: 'error' }, amrAbsent]);
  expect([exitCodeOf(bug), exitCodeOf(against(bug))]).toEqual([70, 70]);
  expect([exitCodeOf(inconclusive), exitCodeOf(against(inconclusive))]).toEqual([3, 3]);
  expect([exitCodeOf(harnessError), exitCodeOf(against(harnessError))]).toEqual([3, 3]);
  expect([exitCodeOf(pass), exitCodeOf(fail)]).toEqual([0, 1]);
});

test('an accepted failure does not hide what was demanded and never looked at', () => {
  const sample = judged([amrAbsent]);
  sample.targets[0]!.missing = ['password-only'];
  expect(exitCodeOf(against(sample, accept()))).toBe(3);
  const open = judged([
    amrAbsent,
    { ...amrAbsent, check: 'oidc/signature-verifies', outcome: 'inconclusive' },
  ]);
  expect(exitCodeOf(against(open, accept()))).toBe(3);
});

test('the first baseline accepts just what made the run fail, for 90 days', () => {
  const accepted = firstBaseline(fail);
  expect(accepted[0]).toMatchObject({ check: 'oidc/amr-present', review: '2027-03-01' });
  expect(exitCodeOf(against(fail, ...accepted))).toBe(0);
  expect(firstBaseline(pass)).toEqual([]);
});

async function load(text: string) {
  const path = join(folder, 'b.yaml');
  writeFileSync(path, text);
  try {
    return await loadBaseline(path, ['oidc/amr-present']);
  } catch (error) {
    return (error as Error).message.replaceAll(folder, '');
  }
}
const entry = 'accepted:\n  - target: contoso\n    scenario: mfa\n    check: oidc/amr-present\n';

test('a baseline is read; what is wrong with it is said with its path and line', async () => {
  const rest = '    comment: ticket 4711\n    review: 2027-01-01\n';
  expect(await load(entry + rest)).toMatchObject({ accepted: [accept()] });
  expect(await load(`${entry}${rest}    reveiw: 2027-01-01\n`)).toBe(
    'accepted.0.reveiw (/b.yaml:7:5): unknown key. Did you mean review?',
  );
  expect(await load(`${entry}    comment: x\n    review: soon\n`)).toBe(
    'accepted.0.review (/b.yaml:6:13): is "soon", and must be a date such as 2027-01-01.',
  );
  expect(await load(entry + rest.replace(/ {4}comment.*\n/, ''))).toContain(
    'accepted.0.comment (/b.yaml:2:5): is missing.',
  );
  expect(await load((entry + rest).replace('amr-present', 'amr-presnt'))).toContain(
    'accepted.0.check (/b.yaml:4:12): there is no check "oidc/amr-presnt".',
  );
  await expect(loadBaseline(join(folder, 'none.yaml'), [])).rejects.toMatchObject({
    code: 'CONFIG_NOT_FOUND',
    hint: expect.stringContaining('amrcheck baseline RUN_DIR') as string,
  });
});
