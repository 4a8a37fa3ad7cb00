import { expect, test } from 'vitest';
import { compare } from '../../cli/demo.ts';
import type { Finding, Result } from '../../core/result.ts';

const announced = [
  { id: 'honest', title: 'Honest', defect: null },
  { id: 'amr-absent', title: 'No amr', defect: 'amr-absent' as const },
];
const finding = (check: string): Finding => ({
  check,
  outcome: 'fail',
  severity: 'critical',
  title: '',
  requirement: { id: '', source: '' },
});
function result(honest: Result['verdict'], lying: Result['verdict'], check = 'oidc/amr-present'): Result {
  const target = (
    id: string,
    verdict: Result['verdict'],
    findings: Finding[],
  ): Result['targets'][number] => ({
    id,
    protocol: 'oidc',
    profile: 'partner-center',
    profileTitle: '',
    limits: '',
    verdict,
    sentence: '',
    probes: [
      {
        scenario: 'mfa',
        account: 'alice',
        driver: 'browser',
        verdict,
        sentence: '',
        durationMs: 1,
        startedAt: '',
        factorsUsed: [],
        findings,
      },
    ],
  });
  const targets = [target('honest', honest, []), target('amr-absent', lying, [finding(check)])];
  return {
    schemaVersion: 1,
    verdict: 'fail',
    notTested: [],
    startedAt: '',
    finishedAt: '',
    amrcheck: '',
    targets,
  };
}

test('held: the honest one passes and the lie is caught by the check that is meant', () => {
  const { held, lines } = compare(announced, result('pass', 'fail'));
  expect(held).toBe(true);
  expect(lines[0]).toBe('2 of 2 verdicts as announced.');
});

test.each([
  ['the lie passed', result('pass', 'pass')],
  ['the honest one failed', result('fail', 'fail')],
  ['the honest one could not be judged', result('inconclusive', 'fail')],
  ['another check caught it', result('pass', 'fail', 'oidc/at-hash')],
  ['a target is missing', { ...result('pass', 'fail'), targets: [] }],
])('not held: %s', (_name, actual) => {
  const { held, lines } = compare(announced, actual);
  expect(held).toBe(false);
  expect(lines.join('\n')).toContain('THIS IS NOT AS ANNOUNCED');
});
