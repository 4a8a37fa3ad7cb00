import type { JudgedProbe } from './attempts.ts';
import type { HarnessErrorRecord } from './errors.ts';
import type { Evidence } from './evidence.ts';
import type { WeighedFinding } from './findings.ts';
import type { ScenarioId, Verdict } from './model.ts';
import type { Profile } from './profile.ts';
import type { AuthenticationMethods, ProbeResult } from './result.ts';

/** A demanded scenario that has no evidence; a waived one does not keep a verdict from being a pass. */
export interface Missing {
  scenario: ScenarioId;
  reason: string;
  waived: boolean;
}

/** What stands after `contoso: FAIL: `: the profile's words for the verdict, then what tells most. */
export function targetSentence(options: {
  profile: Profile;
  verdict: Verdict;
  judged: readonly JudgedProbe[];
  missing: readonly Missing[];
  error?: HarnessErrorRecord | undefined;
}): string {
  const { judged, error } = options;
  const locked = [error, ...judged.map(({ probe }) => probe.error)].find(
    (one) => one?.code === 'ACCOUNT_LOCKED',
  );
  const verdict = verdictSentence(options);
  // Nobody can go on before that is mended.
  return locked ? `${locked.message} ${verdict.replace(locked.message, '').trim()}` : verdict;
}

function verdictSentence({
  profile,
  verdict,
  judged,
  missing,
  error,
}: Parameters<typeof targetSentence>[0]): string {
  const { sentences } = profile;
  const control = missing.find(({ scenario }) => scenario === 'password-only');
  const because = control?.waived ? ` (${withoutStop(control.reason)})` : '';
  const constant = control && `The claim could be a constant: no negative control was run${because}.`;
  const findings = judged.flatMap((one) => one.findings);
  if (verdict === 'pass') {
    const but = findings.find(
      ({ deciding, finding, demand }) => !deciding && finding.outcome === 'fail' && demand.sentence,
    );
    return [sentences.pass, but?.demand.sentence, constant].filter(Boolean).join(' ');
  }
  if (verdict === 'fail') {
    const told = mostTelling(findings);
    if (!told) return sentences.fail;
    const beside = judged.find((one) => one.findings.includes(told))?.findings ?? [];
    const isSaid = beside.some(({ demand, finding }) => demand.says && finding.outcome === 'pass');
    const words = told.demand.sentence ?? (isSaid ? sentences.unbelieved : undefined) ?? sentences.fail;
    return `${words} ${describe(told)}`;
  }
  const stopped = error ?? judged.find(({ probe }) => probe.error)?.probe.error;
  const open = findings.find(isOpen);
  const demanded = missing.find(({ waived }) => !waived);
  const other =
    demanded &&
    `The scenario ${demanded.scenario} is demanded and was not run: ${withoutStop(demanded.reason)}.`;
  const why = stopped?.message ?? (open && describe(open)) ?? (control?.waived ? other : (constant ?? other));
  return why ? `${sentences.inconclusive} ${why}` : sentences.inconclusive;
}

/** One probe in words. */
export function probeSentence(options: {
  verdict: ProbeResult['verdict'];
  findings: readonly WeighedFinding[];
  evidence?: Evidence;
  methods?: AuthenticationMethods | undefined;
}): string {
  const { verdict, findings, evidence, methods } = options;
  if (verdict === 'notApplicable')
    return (
      evidence?.notApplicable ??
      findings[0]?.finding.reason ??
      'This profile demands nothing of this scenario.'
    );
  if (verdict === 'fail') {
    const told = mostTelling(findings);
    return told ? describe(told) : 'A demanded check failed.';
  }
  if (verdict === 'inconclusive') {
    const open = findings.find(isOpen);
    return evidence?.error?.message ?? (open ? describe(open) : 'It could not be told.');
  }
  const end = evidence?.signIns[0]?.end;
  if (end?.kind === 'refused') return `The provider did not let this account in: ${end.message}`;
  if (evidence?.scenario === 'password-only') return 'No MFA was claimed, and none was done.';
  return methods && methods.form !== 'absent'
    ? `Every check that decides passed; ${nameOf(methods)} is ${listed(methods)}.`
    : 'Every check that decides passed.';
}

/** The last part of a source: `amr` of `id_token.amr`, `AuthnContextClassRef` of `AuthnStatement/AuthnContextClassRef`. */
function nameOf({ source }: AuthenticationMethods): string {
  return source.split(/\.|\/@?/).at(-1) ?? source;
}

function listed({ values }: AuthenticationMethods): string {
  const text = JSON.stringify(values);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function mostTelling(findings: readonly WeighedFinding[]): WeighedFinding | undefined {
  const failed = findings.filter(({ deciding, finding }) => deciding && finding.outcome === 'fail');
  return failed.find(({ finding }) => finding.severity === 'critical') ?? failed[0];
}

function isOpen({ deciding, finding }: WeighedFinding): boolean {
  return finding.outcome === 'error' || (deciding && finding.outcome === 'inconclusive');
}

function describe({ finding }: WeighedFinding): string {
  return (
    finding.detail ?? (finding.outcome === 'fail' ? `${finding.title}.` : (finding.reason ?? finding.title))
  );
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
