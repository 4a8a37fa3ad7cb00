import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decides } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import { externalMfaConfig, externalMfaDefects, startExternalMfaLab } from '../../lab/external-mfa/index.ts';
import type { ExternalMfaLab, ExternalMfaTarget } from '../../lab/external-mfa/index.ts';
import { failuresOf, targetNamed } from './lab-run.ts';
import { runTargets } from './run-targets.ts';

let lab: ExternalMfaLab;
let result: Result;

beforeAll(async () => {
  lab = await startExternalMfaLab({ defects: externalMfaDefects.map(({ id }) => id) });
  const [honest, ...lying] = lab.targets;
  const configs = (targets: ExternalMfaTarget[]): Record<string, object> =>
    Object.fromEntries(targets.map((target) => [target.id, configOf(target)]));
  // A lie is the same in both drivers; the honest provider is met in a real browser.
  const [truth, lies] = await Promise.all([
    runTargets(configs([honest!])),
    runTargets(configs(lying), { driver: 'http' }),
  ]);
  result = { ...lies.result, targets: [...truth.result.targets, ...lies.result.targets] };
});

afterAll(() => lab.stop());

function configOf(target: ExternalMfaTarget): object {
  const defect = externalMfaDefects.find(({ id }) => id === target.defect);
  return {
    ...externalMfaConfig(target),
    scenarios: defect ? [...new Set(['mfa', defect.scenario ?? 'mfa'])] : 'all',
  };
}

describe('each lie is caught by the check that is meant for it, and by no other that decides', () => {
  test.for(externalMfaDefects.map(({ id, breaks, also = [] }) => ({ id, breaks, also })))(
    '$id',
    ({ id, breaks, also }) => {
      const failed = failuresOf(targetNamed(result, id));
      const others = failed.filter(
        ({ check, severity }) => check !== breaks && decides(severity) && !also.includes(check),
      );
      expect(failed.map(({ check }) => check)).toContain(breaks);
      expect(others.map(({ check }) => check)).toEqual([]);
    },
  );
});

test('what fails names the error that Entra shows, and says where that is only reported', () => {
  const said = (id: string): string => JSON.stringify(targetNamed(result, id));
  expect(said('eam-amr-mfa')).toContain('Entra is reported to show AADSTS5001257.');
  expect(said('eam-amr-string')).toContain('Entra is reported to show AADSTS5001256.');
  expect(said('eam-acr-narrower')).toContain('Entra is reported to show AADSTS5001258.');
  expect(said('eam-foreign-key')).toContain('Entra shows AADSTS50012.');
  expect(said('eam-endpoint-unregistered')).toContain(
    'Entra shows AADSTS50161 and is reported to show AADSTS5001255.',
  );
  expect(said('eam-sub-own')).toContain('Entra refuses it; which error it shows is not known.');
});

test('the table in docs/external-mfa.md is what came of these runs', async () => {
  const rows = externalMfaDefects.map(({ id }) => {
    const failed = failuresOf(targetNamed(result, id));
    return { id, failed: failed.map(({ check, errorsShown }) => ({ check, errorsShown })) };
  });
  await expect(`${JSON.stringify(rows, null, 2)}\n`).toMatchFileSnapshot(
    '../../scripts/external-mfa-run.json',
  );
});

test('an honest provider passes in every scenario, and refuses every request that Entra did not send', () => {
  const target = targetNamed(result, 'honest-eam');
  expect(target.probes.flatMap(({ error }) => error ?? [])).toEqual([]);
  expect(failuresOf(target)).toEqual([]);
  expect(target.probes.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
    ['mfa', 'pass'],
    ['password-only', 'pass'],
    ['sso-reuse', 'pass'],
    ['sso-reuse', 'pass'],
    ['wrong-code', 'pass'],
    ['cancelled', 'pass'],
    ['code-replay', 'pass'],
    ['hostile-requests', 'pass'],
  ]);
  expect(target.verdict).toBe('pass');
  expect(target.cmdlet).toBeUndefined();
});
