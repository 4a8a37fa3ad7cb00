import type { AccountConfig, Config, TargetConfig } from './config.ts';
import type { FactorId, ScenarioId } from './model.ts';
import { factorIds, scenarioIds } from './model.ts';

/** What a run will do, before it does anything. */
export interface Plan {
  relyingParty: Config['relyingParty'];
  targets: PlannedTarget[];
}

export interface PlannedTarget {
  id: string;
  config: TargetConfig;
  probes: PlannedProbe[];
  notTested: { scenario: ScenarioId; reason: string }[];
}

export interface PlannedProbe {
  scenario: RunnableScenario;
  account: string;
  /** 1 for the first; more with `--repeat`. */
  attempt: number;
}

/** What the command line narrows; an id that the configuration does not have is the caller's to refuse. */
export interface Selection {
  targets?: string[] | undefined;
  scenarios?: ScenarioId[] | undefined;
  accounts?: string[] | undefined;
  profiles?: string[] | undefined;
  repeat?: number | undefined;
}

/** Scenarios that this version can run. */
export const runnableScenarios = ['mfa', 'password-only', 'refresh'] as const satisfies readonly ScenarioId[];
export type RunnableScenario = (typeof runnableScenarios)[number];

export function factorsOf(account: AccountConfig): FactorId[] {
  return account.factors.flatMap((factor) => factorIds.filter((id) => id in factor));
}

export function planRun(config: Config, selection: Selection = {}): Plan {
  const chosen = Object.entries(config.targets).filter(
    ([id]) => !selection.targets || selection.targets.includes(id),
  );
  return {
    relyingParty: config.relyingParty,
    targets: chosen.map(([id, target]) => planTarget(id, target, selection)),
  };
}

function planTarget(id: string, target: TargetConfig, selection: Selection): PlannedTarget {
  const config = selection.profiles ? { ...target, profile: selection.profiles } : target;
  const probes: PlannedProbe[] = [];
  const notTested: PlannedTarget['notTested'] = [];
  const configured = target.scenarios === 'all' ? scenarioIds : target.scenarios;
  const asked = selection.scenarios ?? configured ?? runnableScenarios;

  for (const scenario of asked) {
    if (!isRunnable(scenario)) {
      notTested.push({ scenario, reason: 'This version of amrcheck does not run this scenario yet.' });
      continue;
    }
    const accounts = accountsFor(scenario, target, selection.accounts);
    if (accounts.length === 0) notTested.push({ scenario, reason: missingAccount[scenario] });
    for (const account of accounts) {
      for (let attempt = 1; attempt <= (selection.repeat ?? 1); attempt++) {
        probes.push({ scenario, account, attempt });
      }
    }
  }
  return { id, config, probes, notTested };
}

const missingAccount: Record<RunnableScenario, string> = {
  mfa: 'No account with a factor is configured.',
  refresh: 'No account with a factor is configured.',
  'password-only': 'No account without a factor is configured, so no negative control was run.',
};

function isRunnable(scenario: ScenarioId): scenario is RunnableScenario {
  return runnableScenarios.some((runnable) => runnable === scenario);
}

/** The first account that fits, as `every-account` is a scenario of its own; all that fit where accounts were named. */
function accountsFor(scenario: ScenarioId, target: TargetConfig, named: string[] | undefined): string[] {
  const wantsFactor = scenario !== 'password-only';
  const fitting = Object.entries(target.accounts)
    .filter(([, account]) => account.factors.length > 0 === wantsFactor)
    .map(([id]) => id);
  return named ? fitting.filter((id) => named.includes(id)) : fitting.slice(0, 1);
}
