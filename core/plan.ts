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

/**
 * Scenarios that this version can run, in the order in which one account does them: those that go on from a sign-in
 * follow it, and those that end the session come last.
 */
export const runnableScenarios = [
  'mfa',
  'password-only',
  'every-account',
  'sso-reuse',
  'refresh',
  'fresh',
  'cancelled',
  'wrong-code',
  'code-replay',
] as const satisfies readonly ScenarioId[];
export type RunnableScenario = (typeof runnableScenarios)[number];

/** These can lock an account: they run only where they are named, or with `scenarios: all`. */
export const riskyScenarios: readonly ScenarioId[] = ['wrong-code', 'code-replay'];

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
  const harmless = runnableScenarios.filter((scenario) => !riskyScenarios.includes(scenario));
  const asked: readonly ScenarioId[] = selection.scenarios ?? configured ?? harmless;

  for (const scenario of asked) {
    if (isRunnable(scenario)) continue;
    notTested.push({ scenario, reason: 'This version of amrcheck does not run this scenario yet.' });
  }
  for (const scenario of runnableScenarios) {
    if (!asked.includes(scenario)) continue;
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

const noFactor = 'No account with a factor is configured.';
const missingAccount: Record<RunnableScenario, string> = {
  mfa: noFactor,
  'password-only': 'No account without a factor is configured, so no negative control was run.',
  'every-account': 'No more than one account has a factor or must use MFA.',
  'sso-reuse': 'No account is configured.',
  refresh: 'No account is configured.',
  fresh: noFactor,
  cancelled: noFactor,
  'wrong-code': noFactor,
  'code-replay': noFactor,
};

function isRunnable(scenario: ScenarioId): scenario is RunnableScenario {
  return runnableScenarios.some((runnable) => runnable === scenario);
}

/** Whether the scenario has a meaning for an account that has factors, or that has none. */
const meant: Record<RunnableScenario, { withFactor: boolean; without: boolean }> = {
  mfa: { withFactor: true, without: false },
  'password-only': { withFactor: false, without: true },
  'every-account': { withFactor: true, without: false },
  // The negative control too: what it does not say at first it must not say later.
  'sso-reuse': { withFactor: true, without: true },
  refresh: { withFactor: true, without: true },
  fresh: { withFactor: true, without: false },
  cancelled: { withFactor: true, without: false },
  'wrong-code': { withFactor: true, without: false },
  'code-replay': { withFactor: true, without: false },
};

/** The first account of each kind that fits, all where accounts were named or each is meant. */
function accountsFor(
  scenario: RunnableScenario,
  target: TargetConfig,
  named: string[] | undefined,
): string[] {
  const { withFactor, without } = meant[scenario];
  const entries = Object.entries(target.accounts).filter(([id]) => !named || named.includes(id));
  const having = entries.filter(([, { factors }]) => factors.length > 0).map(([id]) => id);
  const lacking = entries.filter(([, { factors }]) => factors.length === 0).map(([id]) => id);
  if (scenario === 'every-account') {
    const bound = lacking.filter((id) => target.accounts[id]?.requireMfa);
    return having.length + bound.length > 1 ? [...having, ...bound] : [];
  }
  const first = (ids: string[]): string[] => (named ? ids : ids.slice(0, 1));
  return [...(withFactor ? first(having) : []), ...(without ? first(lacking) : [])];
}

/** What a scenario costs one account, beside the first sign-in that most of them share. */
const costs: Record<RunnableScenario, { shares: boolean; signIns: number; codes: number; seconds: number }> =
  {
    mfa: { shares: true, signIns: 0, codes: 0, seconds: 0 },
    'password-only': { shares: true, signIns: 0, codes: 0, seconds: 0 },
    'every-account': { shares: true, signIns: 0, codes: 0, seconds: 0 },
    'sso-reuse': { shares: true, signIns: 1, codes: 0, seconds: 2 },
    refresh: { shares: true, signIns: 0, codes: 0, seconds: 6 },
    fresh: { shares: true, signIns: 2, codes: 2, seconds: 12 },
    cancelled: { shares: false, signIns: 1, codes: 0, seconds: 0 },
    'wrong-code': { shares: false, signIns: 1, codes: 0, seconds: 0 },
    'code-replay': { shares: false, signIns: 2, codes: 1, seconds: 0 },
  };

/** Sign-ins and TOTP codes of one account's probes, and how long they take it at most, by 3 s for a sign-in. */
export function costOf(
  probes: readonly PlannedProbe[],
  hasFactor: boolean,
): { signIns: number; codes: number; seconds: number } {
  // Each `mfa` is a sign-in of its own; what else shares one takes the last, or makes one.
  const own = probes.filter(({ scenario }) => scenario === 'mfa' || scenario === 'password-only').length;
  const first = Math.max(own, probes.some(({ scenario }) => costs[scenario].shares) ? 1 : 0);
  const sum = (what: 'signIns' | 'codes' | 'seconds'): number =>
    probes.reduce((total, { scenario }) => total + costs[scenario][what], 0);
  const signIns = first + sum('signIns');
  const codes = hasFactor ? first + sum('codes') : 0;
  return { signIns, codes, seconds: signIns * 3 + sum('seconds') + Math.max(0, codes - 1) * 30 };
}
