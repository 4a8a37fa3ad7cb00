import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioId } from '../../core/model.ts';
import { decides } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import { startLab, type DefectId, type Lab } from '../../lab/index.ts';
import { failuresOf, runLab, targetNamed } from './lab-run.ts';

/** Lies that only what the provider does gives away, the scenario that finds each, and its check. */
const lies = {
  'mfa-lost-on-reuse': ['sso-reuse', 'session/mfa-kept-on-reuse'],
  'auth-time-renewed': ['sso-reuse', 'session/auth-time-kept-on-reuse'],
  'ignores-prompt-login': ['fresh', 'session/prompt-login-honoured'],
  'ignores-max-age': ['fresh', 'session/max-age-honoured'],
  'accepts-wrong-code': ['wrong-code', 'session/wrong-code-refused'],
  'accepts-used-code': ['code-replay', 'session/used-code-refused'],
  'cancel-signs-in': ['cancelled', 'session/cancelled-refused'],
  'step-up-asks-nothing': ['step-up', 'session/no-mfa-gained-on-reuse'],
  'acr-echoed': ['step-up', 'session/step-up-honoured'],
  'remembered-device-says-mfa': ['remembered-device', 'session/no-mfa-from-remembered-device'],
  'skip-claims-mfa': ['cancelled', 'session/no-mfa-without-second-factor'],
} as const satisfies Partial<Record<DefectId, [ScenarioId, string]>>;

const honest = [
  'every-account',
  'refresh',
  'two-at-once',
  ...new Set(Object.values(lies).map(([scenario]) => scenario)),
];

let lab: Lab;
let result: Result;

beforeAll(async () => {
  lab = await startLab({
    defects: Object.keys(lies) as DefectId[],
    accounts: 2,
    variants: ['remembers-device'],
  });
  result = await runLab(lab.targets, {
    timeoutMs: 240_000,
    asked: ({ id }) => ({
      scenarios: id in lies ? [lies[id as keyof typeof lies][0]] : honest,
      stepUp: {
        first: { acrValues: 'urn:amrcheck:lab:pwd' },
        then: { claims: { id_token: { acr: { essential: true, value: 'urn:amrcheck:lab:mfa' } } } },
      },
    }),
  });
}, 600_000);

afterAll(() => lab.stop());

/** One fault, seen from two sides. */
const also: Partial<Record<DefectId, string>> = {
  'step-up-asks-nothing': 'step-up session/step-up-honoured',
  'cancel-signs-in': 'cancelled session/no-mfa-without-second-factor',
};

describe('each lie is caught in its scenario by its check, and by no other that decides', () => {
  test.for(Object.entries(lies))('%s', ([id, [scenario, check]]) => {
    const { probes } = targetNamed(result, id);
    const failed = probes.flatMap((probe) =>
      probe.findings
        .filter(({ outcome, severity }) => outcome === 'fail' && decides(severity))
        .map((finding) => `${probe.scenario} ${finding.check}`),
    );
    expect(new Set(failed)).toContain(`${scenario} ${check}`);
    const others = failed.filter((one) => one !== `${scenario} ${check}` && one !== also[id as DefectId]);
    expect(others).toEqual([]);
  });
});

test('the honest provider does right in all of them', () => {
  const target = targetNamed(result, 'honest');
  expect(target.probes.flatMap(({ error }) => error ?? [])).toEqual([]);
  expect(failuresOf(target)).toEqual([]);
  const verdicts = target.probes.map(({ scenario, account, verdict }) => `${scenario} ${account} ${verdict}`);
  expect(verdicts.toSorted()).toEqual([
    'cancelled alice pass',
    'code-replay alice-2 pass',
    'every-account alice pass',
    'every-account alice-2 pass',
    'fresh alice pass',
    'remembered-device alice-2 notApplicable',
    'sso-reuse alice pass',
    'sso-reuse bob pass',
    'step-up alice-2 pass',
    'step-up bob pass',
    'two-at-once alice pass',
    'wrong-code alice pass',
  ]);
});
