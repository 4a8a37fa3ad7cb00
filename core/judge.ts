/** Evidence and profiles in, result out. Pure: no clock, no disk, no network, so every verdict can be repeated. */
import { absenceInMessage, collectArtifacts, signInArtifacts } from './artifacts.ts';
import { authenticationMethods } from './authentication-methods.ts';
import { foldAttempts } from './attempts.ts';
import type { JudgedProbe } from './attempts.ts';
import { cmdletNote, cmdletVerdict } from './cmdlet.ts';
import { HarnessError } from './errors.ts';
import type { Evidence, TargetFacts } from './evidence.ts';
import { findingsOf } from './findings.ts';
import type { RemedyFor, WeighedFinding } from './findings.ts';
import type { Instant, JsonObject, Protocol, Verdict } from './model.ts';
import { overProtocol } from './profile.ts';
import type { Profile } from './profile.ts';
import type { ProbeResult, Result, TargetResult } from './result.ts';
import type { RunRecord, RunTarget } from './run-record.ts';
import { probeSentence, targetSentence } from './sentences.ts';
import type { Missing } from './sentences.ts';
import type { Artifacts } from './validator.ts';

const toleranceMs = 60_000;

export interface JudgeInput {
  record: RunRecord;
  evidence: readonly Evidence[];
  /** Every profile there is. */
  profiles: readonly Profile[];
  /** Ids that take the place of what each target names (`--profile`). */
  profileIds?: readonly string[] | undefined;
  remedyFor?: RemedyFor | undefined;
  /** The path of stored evidence relative to the folder of the run. */
  pathOf?: ((evidence: Evidence) => string) | undefined;
  /** Version that judges; default: the one that gathered. */
  amrcheck?: string | undefined;
}

/** Judges a run: one entry for each target and profile. Throws CONFIG_INVALID for a profile that does not exist or does not fit. */
export function judge(input: JudgeInput): Result {
  const { record, evidence, profiles, profileIds, amrcheck } = input;
  const judged = record.targets.flatMap((target) =>
    (profileIds ?? target.facts.profiles).map((id) =>
      judgeTarget(
        target,
        evidence.filter((one) => one.target.id === target.facts.id),
        profileNamed(id, target, profiles),
        input,
      ),
    ),
  );
  const notTested = [
    ...record.targets.flatMap(({ facts, notTested }) =>
      notTested.map((entry) => ({ target: facts.id, ...entry })),
    ),
    ...evidence.flatMap(({ target, scenario, notApplicable: reason }) =>
      reason === undefined ? [] : [{ target: target.id, scenario, reason }],
    ),
    ...judged.flatMap(({ result, missing }) =>
      missing.map(({ scenario, reason }) => ({ target: result.id, scenario, reason })),
    ),
  ];
  const targets = judged.map(({ result }) => result);
  return {
    schemaVersion: 1,
    // A part that no target fell to has nothing that could fail.
    verdict: record.shard && targets.length === 0 ? 'pass' : worst(targets.map(({ verdict }) => verdict)),
    notTested: distinct(notTested),
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    amrcheck: amrcheck ?? record.amrcheck,
    targets,
    ...(record.shard && { shard: record.shard }),
  };
}

function profileNamed(id: string, { facts }: RunTarget, profiles: readonly Profile[]): Profile {
  const fitting = profiles.filter(({ protocols }) => protocols.includes(facts.protocol));
  const profile = fitting.find((one) => one.id === id);
  if (profile) return overProtocol(profile, facts.protocol);
  const problem = profiles.some((one) => one.id === id) ? `is not for ${facts.protocol}` : 'does not exist';
  throw new HarnessError(
    'CONFIG_INVALID',
    `Target ${facts.id}: the profile "${id}" ${problem}.`,
    `Profiles for ${facts.protocol}: ${fitting.map((one) => one.id).join(', ')}.`,
  );
}

function judgeTarget(
  target: RunTarget,
  evidence: readonly Evidence[],
  profile: Profile,
  input: JudgeInput,
): { result: TargetResult; missing: Missing[] } {
  const { facts, error } = target;
  const judged = foldAttempts(evidence.map((one) => judgeProbe(one, profile, input)));
  const missing = profile.demandedScenarios
    .filter((scenario) => !judged.some(({ probe }) => probe.scenario === scenario && looked(probe)))
    .map((scenario) => ({
      scenario,
      reason: whyMissing(scenario, target, judged),
      waived: facts.waive[scenario] !== undefined,
    }));
  const binding = missing.filter(({ waived }) => !waived);
  const verdict = worst([
    ...judged.flatMap(({ probe }) => (probe.verdict === 'notApplicable' ? [] : [probe.verdict])),
    ...(error || binding.length > 0 ? ['inconclusive' as const] : []),
  ]);
  const waived = Object.entries(facts.waive)
    .filter(([scenario]) => !judged.some(({ probe }) => probe.scenario === scenario && looked(probe)))
    .map(([scenario, reason]) => ({ scenario, reason }));
  const provider = evidence.find((one) => one.provider.id !== 'generic')?.provider ?? evidence[0]?.provider;
  return {
    missing,
    result: {
      id: facts.id,
      protocol: facts.protocol,
      profile: profile.id,
      profileTitle: profile.title,
      limits: limitsOf(profile, facts),
      verdict,
      sentence: targetSentence({ profile, verdict, judged, missing, error }),
      // The cmdlet looks at what Entra issues after External MFA, not at what the provider tells Entra.
      ...(facts.protocol !== 'external-mfa' && cmdletOf(judged, verdict)),
      ...(error && { error }),
      ...(provider && { provider: { ...provider } }),
      ...(binding.length > 0 && { missing: binding.map(({ scenario }) => scenario) }),
      ...(waived.length > 0 && { waived }),
      probes: judged.map(({ probe }) => probe),
    },
  };
}

/** Says, too, where the answers are not the ones that the relying party itself would get. */
function limitsOf({ hosts, limits }: Profile, { protocol, reply }: TargetFacts): string {
  if (protocol === 'oidc' || !hosts || reply === undefined || !URL.canParse(reply)) return limits;
  const { hostname } = new URL(reply);
  if (hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))) return limits;
  return `This was a rehearsal: the answers were made for ${reply}, not for ${hosts.join(' or ')}. ${limits}`;
}

/** Whether anything in this probe could be judged: there is no pass where there was nothing to look at. */
function looked({ verdict }: ProbeResult): boolean {
  return verdict !== 'notApplicable';
}

function whyMissing(
  scenario: Missing['scenario'],
  { facts, notTested, error }: RunTarget,
  judged: readonly JudgedProbe[],
): string {
  const waived = facts.waive[scenario];
  if (waived !== undefined) return `waived: ${waived}`;
  const known = notTested.find((entry) => entry.scenario === scenario)?.reason;
  if (known !== undefined) return known;
  if (error) return error.message;
  const idle = judged.find(({ probe }) => probe.scenario === scenario);
  if (idle) return idle.probe.sentence;
  return scenario === 'password-only'
    ? 'No account without a second factor was tried.'
    : 'No sign-in of this kind was made.';
}

function judgeProbe(
  evidence: Evidence,
  profile: Profile,
  { remedyFor, pathOf, evidence: others }: JudgeInput,
): JudgedProbe {
  const { artifacts, absence } = collectArtifacts(evidence, profile.reads, others);
  const onProviderClock = (instant: Instant) => Date.parse(instant) + (evidence.clock.offsetMs ?? 0);
  const demands = evidence.notApplicable === undefined ? profile.demands[evidence.scenario] : undefined;
  const findings = findingsOf(demands ?? [], {
    artifacts,
    absence,
    context: {
      now: onProviderClock(arrival(evidence)),
      onProviderClock,
      // The offset is known no better than that.
      toleranceMs: toleranceMs + evidence.clock.uncertaintyMs,
    },
    protocol: evidence.target.protocol,
    providerId: evidence.provider.id,
    remedyFor,
  });
  const verdict = probeVerdict(findings, evidence.error !== undefined);
  const durationMs = Date.parse(evidence.finishedAt) - Date.parse(evidence.startedAt);
  const methods = authenticationMethods(artifacts, profile.claim);
  const probe: ProbeResult = {
    scenario: evidence.scenario,
    account: evidence.account.id,
    driver: evidence.driver,
    verdict,
    sentence: probeSentence({ verdict, findings, evidence, methods }),
    durationMs,
    startedAt: evidence.startedAt,
    ...(methods && { authenticationMethods: methods }),
    factorsUsed: evidence.signIns.flatMap(({ factorsUsed }) => factorsUsed.map(({ factor }) => factor)),
    findings: findings.map(({ finding }) => finding),
    ...(pathOf && { evidence: pathOf(evidence) }),
    timeline: evidence.signIns.flatMap(({ timeline }) => timeline),
    ...(artifacts.token && { claims: artifacts.token.payload }),
    ...(evidence.error && { error: evidence.error }),
  };
  return { probe, findings, attempt: evidence.attempt };
}

/** When the tokens or the assertion came; without any, when the sign-in ended. */
function arrival({ signIns: [signIn], finishedAt }: Evidence): Instant {
  const capture = signIn?.oidc;
  return (
    capture?.tokenResponse?.receivedAt ??
    capture?.authorizationResponse?.receivedAt ??
    signIn?.saml?.response?.receivedAt ??
    signIn?.wsfed?.response?.receivedAt ??
    signIn?.finishedAt ??
    finishedAt
  );
}

export interface MessageInput {
  /** What the message is called in the result, e.g. its file. */
  id: string;
  /** What the message is of; default: `oidc`. */
  protocol?: Protocol;
  artifacts: Partial<Artifacts>;
  profile: Profile;
  /** Milliseconds since the epoch. */
  now: number;
  amrcheck: string;
  remedyFor?: RemedyFor | undefined;
}

/** Judges one message without a sign-in: what it says and whether it is sound, not how it was earned. */
export function judgeMessage(input: MessageInput): Result {
  const { id, protocol = 'oidc', artifacts, now, amrcheck, remedyFor } = input;
  const profile = overProtocol(input.profile, protocol);
  const demands = profile.demands.mfa ?? [];
  const judgeable = demands.filter(
    ({ validator }) => !validator.needs.some((name) => signInArtifacts.has(name)),
  );
  const findings = findingsOf(judgeable, {
    artifacts,
    absence: absenceInMessage,
    context: { now, onProviderClock: (instant) => Date.parse(instant), toleranceMs },
    protocol,
    providerId: 'generic',
    remedyFor,
  });
  const probed = probeVerdict(findings, false);
  const verdict: Verdict = probed === 'notApplicable' ? 'inconclusive' : probed;
  const methods = authenticationMethods(artifacts, profile.claim);
  const at = new Date(now).toISOString();
  const probe: ProbeResult = {
    scenario: 'mfa',
    account: '-',
    driver: 'none',
    verdict: probed,
    sentence: probeSentence({ verdict: probed, findings, methods }),
    durationMs: 0,
    startedAt: at,
    ...(methods && { authenticationMethods: methods }),
    factorsUsed: [],
    findings: findings.map(({ finding }) => finding),
    ...(artifacts.token && { claims: artifacts.token.payload }),
  };
  const judged = [{ probe, findings, attempt: 1 }];
  const unknown = findings
    .filter(
      ({ demand, finding }) =>
        finding.outcome === 'notApplicable' &&
        demand.validator.needs.some((name) => artifacts[name] === undefined),
    )
    .map(({ finding }) => `${finding.check}: ${finding.reason ?? ''}`);
  const reasons = [
    ...unknown,
    'How the token was earned: a message alone cannot show that. Use amrcheck run.',
  ];
  return {
    schemaVersion: 1,
    verdict,
    notTested: reasons.map((reason) => ({ target: id, scenario: 'mfa', reason })),
    startedAt: at,
    finishedAt: at,
    amrcheck,
    targets: [
      {
        id,
        protocol,
        profile: profile.id,
        profileTitle: profile.title,
        limits: profile.limits,
        verdict,
        sentence: targetSentence({ profile, verdict, judged, missing: [] }),
        ...cmdletOf(judged, verdict),
        probes: [probe],
      },
    ],
  };
}

/** A deciding failure decides even where the probe stopped early; otherwise an error leaves the verdict open. */
function probeVerdict(findings: readonly WeighedFinding[], stopped: boolean): ProbeResult['verdict'] {
  const outcomes = findings.filter(({ deciding }) => deciding).map(({ finding }) => finding.outcome);
  if (outcomes.includes('fail')) return 'fail';
  const open =
    findings.some(({ finding }) => finding.outcome === 'error') || outcomes.includes('inconclusive');
  if (stopped || open) return 'inconclusive';
  return outcomes.includes('pass') ? 'pass' : 'notApplicable';
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.includes('inconclusive') || verdicts.length === 0 ? 'inconclusive' : 'pass';
}

/** The cmdlet asks for nothing but a sign-in, so the `mfa` probes are what it would see; one that fails, fails. */
function cmdletOf(
  judged: readonly JudgedProbe[],
  verdict: Verdict,
): Pick<TargetResult, 'cmdlet' | 'cmdletNote'> {
  const seen = judged
    .map(({ probe }) => probe)
    .filter((probe) => probe.scenario === 'mfa')
    .flatMap(({ claims }) => (claims ? [claims] : []));
  const claims =
    seen.find((one) => cmdletVerdict(one) === 'fail') ?? seen.find((one) => !strictMfa(one)) ?? seen[0];
  if (!claims) return {};
  const note = cmdletNote({ claims, strict: strictMfa(claims), verdict });
  return { cmdlet: cmdletVerdict(claims), ...(note !== undefined && { cmdletNote: note }) };
}

function strictMfa({ amr }: JsonObject): boolean {
  return Array.isArray(amr) && amr.every((value) => typeof value === 'string') && amr.includes('mfa');
}

function distinct<Entry extends { target: string; scenario: string }>(entries: readonly Entry[]): Entry[] {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.target} ${entry.scenario}`;
    if (!seen.has(key)) seen.set(key, entry);
  }
  return [...seen.values()];
}
