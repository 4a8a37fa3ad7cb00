import type { AccountConfig, Config, TargetConfig } from './config.ts';
import type { FactorId, Protocol, ScenarioId } from './model.ts';
import { factorIds } from './model.ts';
import { identitiesOf, together } from './people.ts';

/** What a run will do, before it does anything. */
export interface Plan {
  relyingParty: Config['relyingParty'];
  targets: PlannedTarget[];
  /** The targets are this part of a whole. */
  shard?: Shard;
}

/** Part `index`, from 1, of `count`. */
export interface Shard {
  index: number;
  count: number;
}

export interface PlannedTarget {
  id: string;
  config: TargetConfig;
  probes: PlannedProbe[];
  notTested: { scenario: ScenarioId; reason: string }[];
}

export interface PlannedProbe {
  scenario: ScenarioId;
  account: string;
  /** `two-at-once`: the account that signs in at the same moment. */
  beside?: string;
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
  shard?: Shard | undefined;
}

/**
 * In the order in which one account does them: those that go on from a sign-in follow it, those that need no code come
 * before those that have to wait for one, and those that could lock the account come last.
 */
const order: readonly ScenarioId[] = [
  'mfa',
  'password-only',
  'every-account',
  'sso-reuse',
  'refresh',
  'cancelled',
  'fresh',
  'microsoft-prompt-login',
  'step-up',
  'remembered-device',
  'two-at-once',
  'unsolicited',
  'wrong-code',
  'code-replay',
  'hostile-requests',
];

/** These can lock an account: they run only where they are named, or with `scenarios: all`. */
export const riskyScenarios: readonly ScenarioId[] = ['wrong-code', 'code-replay'];

export function factorsOf(account: AccountConfig): FactorId[] {
  return account.factors.flatMap((factor) => factorIds.filter((id) => id in factor));
}

export function planRun(config: Config, selection: Selection = {}): Plan {
  const chosen = Object.entries(config.targets).filter(
    ([id]) => !selection.targets || selection.targets.includes(id),
  );
  const targets = chosen.map(([id, target]) => planTarget(id, target, selection));
  const { relyingParty } = config;
  const { shard } = selection;
  return shard ? { relyingParty, targets: partOf(targets, shard), shard } : { relyingParty, targets };
}

/**
 * Dealt out in turn. A target stays whole, and beside those that it is compared with, so that every verdict is whole; and
 * beside those at which the same people sign in, so that nobody is in two shards' sign-ins at once.
 */
function partOf(targets: readonly PlannedTarget[], { index, count }: Shard): PlannedTarget[] {
  const groups = together(targets, (target) => [
    `target ${target.config.sameProviderAs ?? target.id}`,
    ...peopleIn(target, target.probes),
  ]);
  return groups.filter((_, at) => at % count === index - 1).flat();
}

function peopleIn({ id, config }: PlannedTarget, probes: readonly PlannedProbe[]): Set<string> {
  const accounts = probes.flatMap(({ account, beside }) => [account, ...(beside ? [beside] : [])]);
  return new Set(accounts.flatMap((account) => identitiesOf(id, config, account)));
}

/** External MFA alone is called with a hint. */
export const externalMfaScenarios: readonly ScenarioId[] = [
  'mfa',
  'password-only',
  'sso-reuse',
  'cancelled',
  'wrong-code',
  'code-replay',
  'hostile-requests',
];

const perCall = 'Each call of Entra is for a new factor: there is no older sign-in that could be made fresh.';
const nothingJudged = 'amrcheck has nothing to judge of it over External MFA.';
/** Why the others are not done. */
const notOverExternalMfa: Partial<Record<ScenarioId, string>> = {
  refresh: 'External MFA gives an id_token and nothing that could be refreshed.',
  fresh: perCall,
  'microsoft-prompt-login': perCall,
  'step-up': 'Each call of Entra is for the second factor alone: there is nothing to step up from.',
  'remembered-device': 'What a provider answers from memory is judged in sso-reuse.',
  'every-account': nothingJudged,
  'two-at-once': nothingJudged,
};

/** What amrcheck knows to judge of a sign-in through Entra. */
const entraScenarios: readonly ScenarioId[] = ['mfa', 'password-only', 'refresh'];

/** Whether the scenario means anything over this protocol. */
function speaks(protocol: Protocol, scenario: ScenarioId): boolean {
  if (protocol === 'entra') return entraScenarios.includes(scenario);
  if (protocol === 'external-mfa') return externalMfaScenarios.includes(scenario);
  return scenario === 'unsolicited' ? protocol === 'saml' : scenario !== 'hostile-requests';
}

function planTarget(id: string, target: TargetConfig, selection: Selection): PlannedTarget {
  const config = {
    ...target,
    ...(selection.profiles && { profile: selection.profiles }),
    ...(target.flow === 'device-code' && Object.keys(target.accounts).length === 0 && { accounts: { you } }),
  };
  const probes: PlannedProbe[] = [];
  const notTested: PlannedTarget['notTested'] = [];
  const all = order.filter((scenario) => speaks(target.protocol, scenario));
  const configured = target.scenarios === 'all' ? all : target.scenarios;
  const harmless = all.filter((scenario) => !riskyScenarios.includes(scenario));
  const asked: readonly ScenarioId[] = selection.scenarios ?? configured ?? harmless;

  for (const scenario of asked) {
    if (all.includes(scenario)) continue;
    const why = target.protocol === 'external-mfa' ? notOverExternalMfa[scenario] : undefined;
    notTested.push({ scenario, reason: why ?? `It has no meaning over ${target.protocol}.` });
  }

  for (const scenario of all) {
    if (!asked.includes(scenario)) continue;
    const hindrance =
      scenario === 'unsolicited' && target.initiateUrl === undefined ? noInitiateUrl : undefined;
    const accounts = hindrance === undefined ? accountsFor(scenario, config, selection.accounts, probes) : [];
    if (accounts.length === 0) notTested.push({ scenario, reason: hindrance ?? missingAccount[scenario] });
    for (const account of accounts) {
      for (let attempt = 1; attempt <= (selection.repeat ?? 1); attempt++) {
        probes.push({ scenario, ...account, attempt });
      }
    }
  }
  return { id, config, probes, notTested };
}

/** Whoever enters the code of `flow: device-code`. */
const you: AccountConfig = { username: '', factors: [{ manual: true }], requireMfa: false };

const noInitiateUrl =
  'The configuration names no initiateUrl: the address of the provider that begins a sign-in by itself.';
const noFactor = 'No account with a factor is configured.';
const missingAccount: Record<ScenarioId, string> = {
  mfa: noFactor,
  'password-only': 'No account without a factor is configured, so no negative control was run.',
  'every-account': 'No more than one account has a factor or must use MFA.',
  'sso-reuse': 'No account is configured.',
  refresh: 'No account is configured.',
  fresh: noFactor,
  'microsoft-prompt-login': noFactor,
  'step-up': 'No account is configured.',
  'remembered-device': noFactor,
  unsolicited: noFactor,
  cancelled: noFactor,
  'wrong-code': noFactor,
  'code-replay': noFactor,
  'two-at-once': 'There are no two accounts, one of them with a factor.',
  'hostile-requests': noFactor,
};

/** What the negative control does, too: what it does not say at first it must not say later. */
const withControl: readonly ScenarioId[] = ['sso-reuse', 'refresh', 'step-up'];
/** Done by any account as well as by another: by the one that has fewest codes to wait for. */
const byAny: readonly ScenarioId[] = [
  'fresh',
  'microsoft-prompt-login',
  'step-up',
  'remembered-device',
  'unsolicited',
  'code-replay',
];

type Who = Pick<PlannedProbe, 'account' | 'beside'>;

/** The accounts that fit: one of each kind, all where accounts were named or each is meant. */
function accountsFor(
  scenario: ScenarioId,
  target: TargetConfig,
  named: string[] | undefined,
  planned: readonly PlannedProbe[],
): Who[] {
  const entries = Object.entries(target.accounts).filter(([id]) => !named || named.includes(id));
  const having = entries.filter(([, { factors }]) => factors.length > 0).map(([id]) => id);
  const lacking = entries.filter(([, { factors }]) => factors.length === 0).map(([id]) => id);
  const each = (ids: readonly string[]): Who[] => ids.map((account) => ({ account }));
  const first = (ids: string[]): string[] => (named ? ids : ids.slice(0, 1));
  switch (scenario) {
    case 'password-only':
      return each(first(lacking));
    case 'every-account': {
      const bound = lacking.filter((id) => target.accounts[id]?.requireMfa);
      return having.length + bound.length > 1 ? each([...having, ...bound]) : [];
    }
    case 'two-at-once': {
      const [account, other] = having;
      const beside = other ?? lacking[0];
      return account !== undefined && beside !== undefined ? [{ account, beside }] : [];
    }
    default: {
      const control = withControl.includes(scenario) ? first(lacking) : [];
      const idle = byAny.includes(scenario) && !named ? leastBusy(having, target, planned) : undefined;
      return each([...(idle === undefined ? first(having) : [idle]), ...control]);
    }
  }
}

/** Of the accounts that sign in anyway, the one with the fewest codes; before any of them does, the first. */
function leastBusy(
  ids: readonly string[],
  target: TargetConfig,
  planned: readonly PlannedProbe[],
): string | undefined {
  const codes = (id: string): number =>
    costOf(
      planned.filter(({ account }) => account === id),
      target,
    ).codes;
  const signingIn = ids.filter((id) => planned.some(({ account }) => account === id));
  return signingIn.toSorted((a, b) => codes(a) - codes(b))[0] ?? ids[0];
}

/** What one person does, one after the other. */
export interface Lane {
  parts: LanePart[];
  /** What they take, as {@link costOf} tells. */
  seconds: number;
}

/** The probes of one account. */
export interface LanePart {
  target: PlannedTarget;
  probes: PlannedProbe[];
}

/**
 * What is done side by side, those first that take longest; then two accounts at once, when neither is in a sign-in of
 * its own any more. Nobody is in two sign-ins at once, in whatever targets; codes are waited for in the person's own lane.
 */
export function lanesOf({ targets }: Plan): [own: Lane[], pairs: Lane[]] {
  const lanes = (pairs: boolean): Lane[] => {
    const parts = targets.flatMap((target): LanePart[] => {
      const probes = target.probes.filter(({ beside }) => (beside !== undefined) === pairs);
      return [...Map.groupBy(probes, ({ account }) => account).values()].map((own) => ({
        target,
        probes: own,
      }));
    });
    return together(parts, ({ target, probes }) => peopleIn(target, probes))
      .map((own) => ({ parts: own, seconds: secondsOf(own) }))
      .toSorted((a, b) => b.seconds - a.seconds);
  };
  return [lanes(false), lanes(true)];
}

const secondsOf = (parts: readonly LanePart[]): number =>
  parts.reduce((sum, { probes, target }) => sum + costOf(probes, target.config).seconds, 0);

/** What a probe does, as far as it takes time. */
export interface Step {
  signIns: 0 | 1;
  /** In a browser that is signed in; or back and forth between the pages. */
  kind?: 'again' | 'back-and-forth';
  /** A code is typed that must be valid for so many seconds yet. */
  code?: number;
  /** Seconds of its own beside the sign-in. */
  pause?: number;
}

const signInSeconds = 2;
export const codePeriod = 30;
const typed = 3;

/** Sign-ins and codes that are certain: what depends on what the provider's pages offer is not counted. */
function stepsOf(scenario: ScenarioId, hasFactor: boolean, target: TargetConfig): Step[] {
  const plain: Step = { signIns: 1 };
  const coded = (least: number, pause = 0): Step => ({
    signIns: 1,
    pause,
    ...(hasFactor && { code: least }),
  });
  switch (scenario) {
    case 'mfa':
    case 'password-only':
    case 'every-account':
      return [];
    case 'sso-reuse':
      return [target.protocol === 'external-mfa' ? coded(typed, 2) : { ...plain, kind: 'again', pause: 2 }];
    case 'refresh':
      return target.scope?.includes('offline_access') ? [{ signIns: 0, pause: 6 }] : [];
    case 'fresh':
      return target.protocol === 'oidc' ? [coded(10, 6), coded(10, 6)] : [coded(10, 6)];
    case 'microsoft-prompt-login':
      return target.protocol === 'wsfed' ? [coded(typed, 2), coded(typed, 2)] : [];
    case 'step-up':
      // Who is asked for the second factor at first has nothing to step up to.
      return hasFactor && !target.stepUp?.first ? [] : [plain, { ...coded(typed), kind: 'again' }];
    case 'remembered-device':
      return [];
    case 'cancelled':
      return [
        { ...plain, kind: 'back-and-forth' },
        { ...plain, kind: 'back-and-forth' },
      ];
    case 'wrong-code':
      return [plain];
    case 'code-replay':
      return [coded(15), plain];
    case 'two-at-once':
      return [coded(15)];
    case 'hostile-requests':
      return Array.from({ length: 6 }, () => plain);
    case 'unsolicited':
      return [coded(typed)];
  }
}

/** These go on from a sign-in that others of the account share. */
const sharing: readonly ScenarioId[] = [
  'mfa',
  'password-only',
  'every-account',
  'sso-reuse',
  'fresh',
  'hostile-requests',
];

/** What has no meaning over a protocol needs no sign-in to say so. */
function goesOn(scenario: ScenarioId, { protocol }: TargetConfig): boolean {
  if (scenario === 'refresh') return protocol === 'oidc' || protocol === 'entra';
  if (scenario === 'microsoft-prompt-login') return protocol === 'wsfed';
  return sharing.includes(scenario);
}

/** What one account's probes do, one step after the other; `signedIn`: it has a sign-in that they can share. */
export function stepsOfLane(probes: readonly PlannedProbe[], target: TargetConfig, signedIn = false): Step[] {
  const [first] = probes;
  const hasFactor = first !== undefined && target.accounts[first.account]?.factors.length !== 0;
  let shared = signedIn;
  return probes.flatMap(({ scenario }) => {
    // Each `mfa` is a sign-in of its own; what else shares one takes the last, or makes one.
    const own = scenario === 'mfa' || scenario === 'password-only' || (goesOn(scenario, target) && !shared);
    if (own) shared = true;
    const begun: Step[] = own ? [{ signIns: 1, ...(hasFactor && { code: typed }) }] : [];
    return [...begun, ...stepsOf(scenario, hasFactor, target)];
  });
}

/**
 * Sign-ins and codes of one account's probes, and how many seconds they take it by 2 s for a sign-in. `phase`: how many
 * seconds the current code is old when it begins; the default is the mean.
 */
export function costOf(
  probes: readonly PlannedProbe[],
  target: TargetConfig,
  phase = codePeriod / 2,
): { signIns: number; codes: number; seconds: number } {
  const cost = { signIns: 0, codes: 0, seconds: 0 };
  let lastPeriod = -1;
  const take = ({ signIns, code, pause = 0 }: Step): void => {
    cost.signIns += signIns;
    cost.seconds += pause;
    if (code !== undefined) {
      cost.codes += 1;
      const now = phase + cost.seconds;
      const period = Math.floor(now / codePeriod);
      const lasts = codePeriod - (now % codePeriod) >= code;
      const next = Math.max(lastPeriod + 1, lasts ? period : period + 1);
      cost.seconds += Math.max(0, next * codePeriod - now);
      lastPeriod = next;
    }
    cost.seconds += signIns * signInSeconds;
  };
  for (const step of stepsOfLane(probes, target)) take(step);
  return { ...cost, seconds: Math.round(cost.seconds) };
}
