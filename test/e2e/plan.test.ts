import { expect, test } from 'vitest';
import type { ScenarioId } from '../../core/model.ts';
import { costOf, lanesOf } from '../../core/plan.ts';
import { gatherLab } from '../../kill/lab-run.ts';
import { startLab } from '../../lab/index.ts';

const scenarios: ScenarioId[] = [
  'mfa',
  'password-only',
  'every-account',
  'sso-reuse',
  'cancelled',
  'fresh',
  'step-up',
  'code-replay',
];

test('what is done is what the plan says: as many sign-ins, as many codes', async () => {
  const lab = await startLab({ accounts: 2 });
  try {
    const { plan, evidence } = await gatherLab(
      lab.targets.map((target) => ({ target, asked: { scenarios } })),
    );
    expect(evidence.flatMap(({ error }) => error ?? [])).toEqual([]);
    // One that several scenarios share stands in the evidence of each.
    const signIns = new Map(
      evidence.flatMap(({ account, signIns }) =>
        signIns.map((one) => [`${one.account ?? account.id} ${one.startedAt}`, one]),
      ),
    );
    const codes = [...signIns.values()]
      .flatMap(({ timeline }) => timeline)
      .filter(({ kind, text }) => kind === 'typed' && text.includes('TOTP code'));
    const costs = lanesOf(plan)
      .flat()
      .flatMap(({ parts }) => parts)
      .map(({ probes, target }) => costOf(probes, target.config));
    const sum = (what: 'signIns' | 'codes'): number => costs.reduce((total, cost) => total + cost[what], 0);
    // The used code that code-replay types is no new one.
    expect({ signIns: signIns.size, codes: codes.length - 1 }).toEqual({
      signIns: sum('signIns'),
      codes: sum('codes'),
    });
  } finally {
    await lab.stop();
  }
});
