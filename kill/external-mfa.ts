import type { Evidence } from '../core/evidence.ts';
import { judge } from '../core/judge.ts';
import { externalMfaScenarios } from '../core/plan.ts';
import type { DriverId, ScenarioId } from '../core/model.ts';
import { externalMfaConfig, externalMfaDefects, startExternalMfaLab } from '../lab/external-mfa/index.ts';
import { profiles } from '../profiles/index.ts';
import type { Case } from './cases.ts';
import { gatherConfigured, ofTarget } from './lab-run.ts';
import { rowOf } from './verdict.ts';
import type { Row } from './verdict.ts';

const protocol = 'external-mfa' as const;

/** Rows about providers of External MFA, which Entra calls for the second factor. */
export const externalMfaCases: readonly Case[] = [
  ...externalMfaDefects.map((defect) => ({
    ...{ id: defect.id, protocol, defect },
    scenarios: [...new Set<ScenarioId>(['mfa', defect.scenario ?? 'mfa'])],
  })),
  { id: 'honest-eam', protocol, defect: null, scenarios: [...externalMfaScenarios] },
];

/** Plays Entra for each of these providers, and weighs what came. */
export async function externalMfaRows(
  cases: readonly Case[],
  driver: DriverId,
  arrived: (evidence: Evidence) => void,
): Promise<Row[]> {
  if (cases.length === 0) return [];
  const lab = await startExternalMfaLab({ defects: externalMfaDefects.map(({ id }) => id) });
  try {
    const told = cases.map((one) => ({ one, target: lab.targets.find(({ id }) => id === one.id)! }));
    const gathered = await gatherConfigured(
      told.map(({ one: { id, scenarios }, target }) => ({
        id,
        config: { ...externalMfaConfig(target), scenarios },
        keepSecrets(redactor) {
          for (const { totp } of target.accounts) if (totp !== undefined) redactor.add(totp, 'TOTP secret');
        },
      })),
      { driver, arrived, timeoutMs: 120_000 },
    );
    return told.map(({ one, target }) => {
      const own = ofTarget(gathered, one.id);
      return rowOf({
        one,
        by: own.evidence[0]?.driver ?? driver,
        result: judge({ ...own, profiles }),
        evidence: own.evidence,
        secrets: target.accounts.flatMap(({ totp }) => totp ?? []),
      });
    });
  } finally {
    await lab.stop();
  }
}
