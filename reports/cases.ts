/** The result as test cases, for the formats that pipelines read. Names are the same from run to run. */
import { isDeciding } from '../core/profile.ts';
import type { Finding, ProbeResult, Result, TargetResult } from '../core/result.ts';
import { adviceOf, attemptsText, errorsOf, faultSentences, methodsText } from './reading.ts';
import type { ResultError } from './reading.ts';
import { visible } from './visible.ts';

/**
 * `failed`: the provider falls short. `error`: amrcheck could not tell; red as well, since a demanded check that
 * nobody looked at must not look green. `skipped`: the rule does not bind, or nothing depends on it.
 */
export type CaseStatus = 'passed' | 'failed' | 'error' | 'skipped';

export interface Case {
  /** `contoso.partner-center`, `contoso.partner-center.mfa.alice` */
  className: string;
  /** Id of the check; `verdict`, `sign-in` and `not-tested` for what is no check. */
  name: string;
  status: CaseStatus;
  /** amrcheck's own word: an outcome, a verdict or an error's code. */
  rawStatus: string;
  /** One line. */
  message?: string;
  /** The rest, line by line; for a case that passed, what is still worth knowing. */
  lines: string[];
  durationMs: number;
}

export interface Suite {
  /** `contoso.partner-center` */
  name: string;
  target: TargetResult;
  cases: Case[];
}

/** One suite for each target and profile. */
export function suitesOf(result: Result): Suite[] {
  return result.targets.map((target) => {
    const name = `${visible(target.id, 200)}.${target.profile}`;
    const notTested = result.notTested.filter((entry) => entry.target === target.id);
    return {
      name,
      target,
      cases: distinct([
        verdictCase(name, target),
        ...target.probes.flatMap((probe) =>
          probeCases(`${name}.${probe.scenario}.${visible(probe.account, 200)}`, probe),
        ),
        ...notTested.map(({ scenario, reason }): Case => ({
          className: `${name}.${visible(scenario, 200)}`,
          name: 'not-tested',
          status: 'skipped',
          rawStatus: 'notTested',
          message: visible(reason),
          lines: [],
          durationMs: 0,
        })),
      ]),
    };
  });
}

/** There in every run, whatever else could be done: red unless the verdict is a pass. */
function verdictCase(className: string, target: TargetResult): Case {
  return {
    className,
    name: 'verdict',
    status: ({ pass: 'passed', fail: 'failed', inconclusive: 'error' } as const)[target.verdict],
    rawStatus: target.verdict,
    message: visible(target.sentence),
    lines: errorsOf(target).flatMap(({ error }) => errorLines(error)),
    durationMs: 0,
  };
}

function probeCases(className: string, probe: ProbeResult): Case[] {
  return [signInCase(className, probe), ...probe.findings.map((finding) => checkCase(className, finding))];
}

/** Whether the probe came to its end; carries the time that it took. */
function signInCase(className: string, probe: ProbeResult): Case {
  const { error, authenticationMethods: methods, attempts } = probe;
  const status = error ? 'error' : probe.verdict === 'notApplicable' ? 'skipped' : 'passed';
  return {
    className,
    name: 'sign-in',
    status,
    rawStatus: error ? visible(error.code, 100) : probe.verdict,
    message: visible(error?.message ?? probe.sentence),
    lines: [
      ...(error ? errorLines(error) : []),
      ...(methods ? [visible(methodsText(methods))] : []),
      ...(attempts && attempts.length > 1 ? [attemptsText(attempts)] : []),
    ],
    durationMs: probe.durationMs,
  };
}

function errorLines(error: ResultError): string[] {
  const outline = error.outline?.slice(0, 40).map((line) => `  ${visible(line, 300)}`) ?? [];
  return [
    `${visible(error.code, 100)}: ${visible(error.message)}`,
    faultSentences[error.fault],
    `Try: ${visible(error.hint)}`,
    ...outline,
  ];
}

function checkCase(className: string, finding: Finding): Case {
  const deciding = isDeciding(finding);
  // A failure that does not decide passes and says so in its output: the verdict and the pipeline agree.
  const status = {
    pass: 'passed',
    fail: deciding ? 'failed' : 'passed',
    inconclusive: deciding ? 'error' : 'skipped',
    notApplicable: 'skipped',
    error: 'error',
  } as const;
  const { reason, notes } = finding;
  const title = visible(finding.title);
  return {
    className,
    name: visible(finding.check, 200),
    status: status[finding.outcome],
    rawStatus: finding.outcome,
    message: reason === undefined ? title : `${title}: ${visible(reason)}`,
    lines: finding.outcome === 'pass' ? (notes ?? []).map((note) => visible(note)) : checkLines(finding),
    durationMs: 0,
  };
}

function checkLines(finding: Finding): string[] {
  const { expected, actual, detail, notes, requirement } = finding;
  const { summary, steps } = adviceOf(finding);
  return [
    ...(finding.outcome === 'fail' ? [`${visible(finding.title)} (${finding.severity})`] : []),
    ...(expected ?? []).map((value) => `expected: ${visible(value)}`),
    ...(actual ?? []).map((value) => `actual: ${visible(value)}`),
    ...[detail, ...(notes ?? []), summary].flatMap((text) => (text ? visible(text) : [])),
    ...steps.map((step, index) => `${index + 1}. ${visible(step)}`),
    `${finding.unconfirmed ? 'reported, not confirmed' : 'source'}: ${visible(requirement.id, 200)} ${visible(requirement.source)}`,
  ];
}

/** A second case of the same name gets a number, as readers tell cases apart by class and name. */
function distinct(cases: Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((entry) => {
    const key = `${entry.className}\n${entry.name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? entry : { ...entry, name: `${entry.name} (${count})` };
  });
}
