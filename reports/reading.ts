/** What every report says about a result, in the same words and the same order. */
import type { Fault, Outcome, ScenarioId, Verdict } from '../core/model.ts';
import { scenarioIds } from '../core/model.ts';
import { isDeciding } from '../core/profile.ts';
import type { AuthenticationMethods, Finding, ProbeResult, Result, TargetResult } from '../core/result.ts';

export const verdictWords = {
  pass: 'PASS',
  fail: 'FAIL',
  inconclusive: 'INCONCLUSIVE',
  notApplicable: 'NOT APPLICABLE',
} as const satisfies Record<ProbeResult['verdict'], string>;

/** Beside the word, never instead of it. */
export const symbols = {
  pass: '✓',
  fail: '✗',
  inconclusive: '?',
  notApplicable: '–',
  error: '!',
} as const satisfies Record<Outcome, string>;

export const outcomeWords = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'could not tell',
  notApplicable: 'does not apply',
  error: 'error',
} as const satisfies Record<Outcome, string>;

export const faultSentences = {
  provider: 'This lies with the identity provider.',
  configuration: 'This lies with the configuration.',
  environment: 'This lies with this machine or its network.',
  amrcheck: 'This lies with amrcheck itself.',
} as const satisfies Record<Fault, string>;

export interface Named {
  target: TargetResult;
  /** The target's id, with the profile where the same target was judged under several. */
  label: string;
}

/** The targets in the order of the configuration. */
export function namedTargets(result: Result): Named[] {
  const uses = Map.groupBy(result.targets, ({ id }) => id);
  return result.targets.map((target) => ({
    target,
    label: uses.get(target.id)!.length > 1 ? `${target.id} (${target.profile})` : target.id,
  }));
}

/** What cannot be proven, each thing once; `whose`, empty where it holds for all, names the targets. */
export function limitsOf(targets: readonly Named[]): { limits: string; whose: string }[] {
  const alike = [...Map.groupBy(targets, ({ target }) => target.limits)];
  return alike.map(([limits, same]) => ({
    limits,
    whose: alike.length > 1 ? listed(same.map(({ label }) => label)) : '',
  }));
}

/** `contoso, fabrikam, northwind and 498 more` */
export function listed(names: readonly string[]): string {
  if (names.length <= 4) return names.join(', ');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** `Of 3 targets, 1 fails, 1 could not be told, 1 passes.` */
export function tally(targets: readonly TargetResult[]): string {
  if (targets.length === 0) return 'No target fell to this part of the plan, so nothing was run.';
  const count = (verdict: Verdict) => targets.filter((target) => target.verdict === verdict).length;
  const [fail, inconclusive, pass] = [count('fail'), count('inconclusive'), count('pass')];
  const parts = [
    fail && `${fail} ${fail === 1 ? 'fails' : 'fail'}`,
    inconclusive && `${inconclusive} could not be told`,
    pass && `${pass} ${pass === 1 ? 'passes' : 'pass'}`,
  ].filter((part) => typeof part === 'string');
  return `Of ${targets.length} targets, ${parts.join(', ')}.`;
}

/** One thing that was found, and where: the same finding in several probes is said once. */
export interface Reason {
  finding: Finding;
  probes: ProbeResult[];
}

export interface Reasons {
  /** These decide a FAIL. */
  failures: Reason[];
  /** Demanded, and could not be looked at. */
  undecided: Reason[];
  /** Failed, and not bad enough to decide. */
  remarks: Reason[];
}

export function reasonsOf(target: TargetResult): Reasons {
  const found = target.probes.flatMap((probe) => probe.findings.map((finding) => ({ finding, probe })));
  const alike = Map.groupBy(
    found,
    ({ finding: { check, outcome, severity, expected, actual, detail, reason } }) =>
      JSON.stringify([check, outcome, severity, expected, actual, detail, reason]),
  );
  const all = [...alike.values()].map((same): Reason => ({
    finding: same[0]!.finding,
    probes: same.map(({ probe }) => probe),
  }));
  // Array.sort is stable: within a severity the order of the profile stays.
  const bySeverity = all.toSorted(
    (a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity),
  );
  return {
    failures: bySeverity.filter(({ finding }) => finding.outcome === 'fail' && isDeciding(finding)),
    undecided: bySeverity.filter(
      ({ finding, probes }) => isUndecided(finding) && !followsFromErrors(finding, probes),
    ),
    remarks: bySeverity.filter(({ finding }) => finding.outcome === 'fail' && !isDeciding(finding)),
  };
}

/** Where every probe was stopped, what stopped it says it all. */
function followsFromErrors(finding: Finding, probes: readonly ProbeResult[]): boolean {
  return finding.outcome === 'inconclusive' && probes.every(({ error }) => error !== undefined);
}

const severities = ['critical', 'serious', 'moderate', 'minor'] as const;

/** A demanded check that nobody can rely on: it could not be looked at, or it threw. */
export function isUndecided(finding: Finding): boolean {
  return finding.outcome === 'error' || (finding.outcome === 'inconclusive' && isDeciding(finding));
}

export interface Remedy {
  summary: string;
  steps: string[];
  source?: string;
}

/** What to do about the failures that decide; one entry for each different remedy. */
export function remediesOf({ failures }: Reasons): Remedy[] {
  const remedies = failures.flatMap(({ finding }): Remedy[] => {
    if (finding.remedy === undefined && finding.remedySteps === undefined) return [];
    const source = finding.remedySource;
    return [{ ...adviceOf(finding), ...(source !== undefined && { source }) }];
  });
  return [...new Map(remedies.map((remedy) => [JSON.stringify(remedy), remedy])).values()];
}

/** `remedy` holds the steps in one string, for readers of result.json; where they stand singly, they are said once. */
export function adviceOf({ remedy, remedySteps }: Finding): Pick<Remedy, 'summary' | 'steps'> {
  return remedySteps?.length ? { summary: '', steps: remedySteps } : { summary: remedy ?? '', steps: [] };
}

/** A rule that nobody who made it has confirmed is never shown as somebody's demand. */
export function sourceWords({ unconfirmed }: Finding): string {
  return unconfirmed ? 'Reported, and not confirmed by whom it concerns; it does not decide:' : 'Demanded by';
}

export type ResultError = NonNullable<TargetResult['error']>;

/** What kept amrcheck from judging, each once, with the probes that it ended. */
export function errorsOf(target: TargetResult): { error: ResultError; probes: ProbeResult[] }[] {
  const met: { error: ResultError; probe?: ProbeResult }[] = [
    ...(target.error ? [{ error: target.error }] : []),
    ...target.probes.flatMap((probe) => (probe.error ? [{ error: probe.error, probe }] : [])),
  ];
  const alike = Map.groupBy(met, ({ error: { code, message } }) => JSON.stringify([code, message]));
  return [...alike.values()].map((same) => ({
    error: same.find(({ error }) => error.screenshot ?? error.outline)?.error ?? same[0]!.error,
    probes: same.flatMap(({ probe }) => probe ?? []),
  }));
}

/** The scenarios that occur, in the order of the contract. */
export function scenariosOf(targets: readonly TargetResult[]): ScenarioId[] {
  const met = new Set(targets.flatMap(({ probes }) => probes.map(({ scenario }) => scenario)));
  return scenarioIds.filter((id) => met.has(id));
}

/** `mfa, alice`; a message that `validate` judged has neither. */
export function probeName({ scenario, account, driver }: ProbeResult): string {
  return driver === 'none' ? 'the message' : `${scenario}, ${account}`;
}

/** Whether a message was judged, without any sign-in. */
export function isMessage({ probes }: TargetResult): boolean {
  return probes.length > 0 && probes.every(({ driver }) => driver === 'none');
}

/** `id_token.amr is ["pwd","otp"]` */
export function methodsText({ source, values, form }: AuthenticationMethods): string {
  if (form === 'absent') return `${source} is absent`;
  const value = form === 'array' ? values : values[0];
  return `${source} is ${JSON.stringify(value ?? null)}${form === 'array' ? '' : ` (no array: ${form})`}`;
}

/** What Microsoft's own cmdlet says beside the strict verdict; null where the profile does not concern it. */
export function cmdletText({ cmdlet, cmdletNote }: TargetResult): string | null {
  if (cmdlet === undefined) return null;
  return `Test-PartnerSecurityRequirement would say: ${cmdlet}.${cmdletNote === undefined ? '' : ` ${cmdletNote}`}`;
}

/** `3 of 5 passed` */
export function attemptsText(attempts: readonly { verdict: string }[]): string {
  return `${attempts.filter(({ verdict }) => verdict === ('pass' satisfies Verdict)).length} of ${attempts.length} passed`;
}

/** `0.8 s`, `1 min 15 s` */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
