/** The same sign-ins with and without a browser: what is judged must be the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverId, SignInProtocol as Protocol } from '../../core/model.ts';
import type { Result, TargetResult } from '../../core/result.ts';
import { startLab, variants, type Lab, type LabTarget, type VariantId } from '../../lab/index.ts';
import { runLab, targetNamed } from './lab-run.ts';
import { keepRan, ranIn } from '../what-ran.ts';

const lies = [
  'amr-absent',
  'amr-string',
  'amr-sms-not-used',
  'constant-mfa',
  'saml-mfa-in-attribute-only',
  'wsfed-constant-mfa',
] as const;

/** Their factors are given in a browser whatever the driver. */
const ofBrowsers = /^(passkey|approval)/;
const looks = (Object.keys(variants) as VariantId[]).filter((id) => !ofBrowsers.test(id));

let lab: Lab<Protocol>;
let targets: LabTarget<Protocol>[];
const results = new Map<DriverId, Result>();

beforeAll(async () => {
  lab = await startLab({
    protocols: ['oidc', 'saml', 'wsfed'],
    defects: [...lies],
    variants: looks,
    accounts: 2,
  });
  // Pages look the same over all protocols; what differs is how they are left.
  targets = lab.targets.filter(
    ({ id, protocol, defect }) => protocol === 'oidc' || defect !== null || id.startsWith('honest'),
  );
  for (const driver of ['browser', 'http'] as const) {
    // Another account for each, so that no code is waited for.
    const chosen = targets.map((target) => ({
      ...target,
      accounts: target.accounts.slice(driver === 'browser' ? 0 : 1),
    }));
    const scenarios = ['mfa', 'password-only'] as const;
    results.set(driver, await runLab(chosen, { driver, scenarios: [...scenarios] }));
  }
  const seen = [...results.values()].flatMap((result) => ranIn(result, () => 'amrcheck lab'));
  await keepRan('test/e2e/drivers.test.ts', 'lab', seen);
});

afterAll(() => lab.stop());

/** What is judged, without moments, names of accounts and values that are new each time. */
function essence({ verdict, sentence, probes }: TargetResult) {
  const judged = probes.map((probe) => ({
    scenario: probe.scenario,
    verdict: probe.verdict,
    sentence: probe.sentence,
    error: probe.error?.code,
    methods: probe.authenticationMethods,
    factors: probe.factorsUsed,
    findings: probe.findings.map(({ check, outcome, severity }) => `${check} ${outcome} ${severity}`),
  }));
  return { verdict, sentence, probes: judged.toSorted((a, b) => a.scenario.localeCompare(b.scenario)) };
}

const of = (driver: DriverId, id: string): TargetResult => targetNamed(results.get(driver)!, id);

describe('verdict, findings and factors are the same with both drivers', () => {
  test.for([...['honest', 'honest-saml', 'honest-wsfed', ...lies], ...looks.filter((id) => id !== 'plain')])(
    '%s',
    (id) => {
      expect(essence(of('http', id))).toEqual(essence(of('browser', id)));
      expect(of('http', id).probes.flatMap(({ error }) => error ?? [])).toEqual([]);
    },
  );
});

test('only pages that a script draws needed a browser, and the result says which', () => {
  const needed = results
    .get('http')!
    .targets.filter(({ probes }) => probes.some(({ driver }) => driver === 'browser'));
  expect(needed.map(({ id }) => id)).toEqual(['slow']);
  const [probe] = of('http', 'slow').probes;
  expect(probe?.timeline?.map(({ text }) => text).join('\n')).toContain('beginning again in a browser');
});
