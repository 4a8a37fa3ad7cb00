import { expect, test } from 'vitest';
import type { Verdict } from '../../core/model.ts';
import type { Finding } from '../../core/result.ts';
import { coverageOf } from '../../kill/coverage.ts';
import { rowOf, type Told } from '../../kill/verdict.ts';
import { partnerCenter } from '../../profiles/partner-center.ts';

const defect = {
  id: 'lie',
  title: 'A lie',
  protocol: 'oidc',
  breaks: 'oidc/amr-present',
  also: ['oidc/amr-consistent'],
} as const;

const failing = (check: string, severity: Finding['severity'] = 'critical'): Finding => ({
  check,
  outcome: 'fail',
  severity,
  title: check,
  requirement: { id: 'X', source: 'https://example.com' },
});

function told(
  findings: Finding[],
  options: { honest?: boolean; breaks?: string; verdict?: Verdict } = {},
): Told {
  const { honest = false, breaks = defect.breaks, verdict = 'fail' } = options;
  const probe = {
    scenario: 'mfa' as const,
    account: 'alice',
    driver: 'browser' as const,
    verdict,
    sentence: '',
    durationMs: 1,
    startedAt: '2026-11-24T10:00:00.000Z',
    factorsUsed: [],
    findings,
  };
  const target = {
    id: 'lie',
    protocol: 'oidc' as const,
    profile: 'partner-center',
    profileTitle: '',
    limits: '',
    verdict,
    sentence: 'It could not be told.',
    probes: [probe],
  };
  const at = '2026-11-24T10:00:00.000Z';
  return {
    one: { id: 'lie', protocol: 'oidc', defect: honest ? null : { ...defect, breaks }, scenarios: ['mfa'] },
    by: 'browser',
    result: {
      schemaVersion: 1,
      verdict,
      notTested: [],
      startedAt: at,
      finishedAt: at,
      amrcheck: '0',
      targets: [target],
    },
    evidence: [],
    secrets: [],
  };
}

test('a defect is caught by its own check, beside those that fail for the same cause and those that inform', () => {
  const findings = [
    failing('oidc/amr-present'),
    failing('oidc/amr-consistent'),
    failing('oidc/amr-values-unique', 'minor'),
  ];
  expect(rowOf(told(findings))).toMatchObject({ held: true });
});

test.each([
  ['nothing failed', [], 'did not fail in mfa; what failed: nothing'],
  ['another check failed', [failing('oidc/id-token-aud')], 'what failed: oidc/id-token-aud in mfa'],
  [
    'another check failed beside it',
    [failing('oidc/amr-present'), failing('oidc/id-token-aud')],
    'also failed: oidc/id-token-aud in mfa',
  ],
])('it is not caught where %s', (_, findings, why) => {
  expect(rowOf(told(findings))).toMatchObject({ held: false, why: expect.stringContaining(why) });
});

test('a check that fails in another scenario than the one that shows the defect has not caught it', () => {
  const other = told([failing('oidc/amr-present')]);
  const { one } = other;
  const row = rowOf({
    ...other,
    one: { ...one, defect: one.defect && { ...one.defect, scenario: 'sso-reuse' } },
  });
  expect(row.held).toBe(false);
});

test('an error can be what catches it', () => {
  const stopped = told([], { breaks: 'DISCOVERY_UNUSABLE', verdict: 'inconclusive' });
  const error = { code: 'DISCOVERY_UNUSABLE', message: '', hint: '', fault: 'provider' as const };
  expect(rowOf(stopped).held).toBe(false);
  stopped.result.targets[0]!.error = error;
  expect(rowOf(stopped).held).toBe(true);
});

test('an honest provider passes with no failed check, however light, and with no other verdict', () => {
  expect(rowOf(told([], { honest: true, verdict: 'pass' })).held).toBe(true);
  expect(rowOf(told([failing('x/y', 'minor')], { honest: true, verdict: 'pass' }))).toMatchObject({
    held: false,
    why: 'x/y',
  });
  expect(rowOf(told([], { honest: true, verdict: 'inconclusive' }))).toMatchObject({
    held: false,
    why: 'It could not be told.',
  });
});

test('markup that the provider sent and that stays text is caught; that it came must be seen', () => {
  const markup = told([], { breaks: 'report/escaped', verdict: 'pass' });
  expect(rowOf(markup).held).toBe(false);
  expect(rowOf({ ...markup, evidence: ['<script>'] as never }).held).toBe(true);
});

test('a secret that came back must stand nowhere', () => {
  const echoed = { ...told([], { breaks: 'report/redacted', verdict: 'pass' }), secrets: ['hunter22'] };
  expect(rowOf({ ...echoed, evidence: [{ echoed_password: '[password]' }] as never }).held).toBe(true);
  expect(rowOf({ ...echoed, evidence: [{ echoed_password: 'hunter22' }] as never }).held).toBe(false);
});

test('a check is needed where a defect falls to it and to nothing else', () => {
  const alone = rowOf(told([failing('oidc/amr-present')]));
  const together = rowOf(told([failing('oidc/amr-present'), failing('oidc/amr-consistent')]));
  const of = (rows: Parameters<typeof coverageOf>[0], check: string) =>
    coverageOf(rows, [partnerCenter]).find((one) => one.check === check);
  expect(of([alone], 'oidc/amr-present')).toMatchObject({ catches: ['lie'], alone: ['lie'] });
  expect(of([together], 'oidc/amr-present')).toMatchObject({ catches: ['lie'], alone: [] });
  expect(of([alone], 'oidc/amr-consistent')).toMatchObject({ catches: [], alone: [] });
  expect(of([alone], 'saml/destination')).toBeDefined();
});
