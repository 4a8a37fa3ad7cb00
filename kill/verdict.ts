import type { Evidence } from '../core/evidence.ts';
import type { JsonObject } from '../core/model.ts';
import { isDeciding } from '../core/profile.ts';

import type { Result, TargetResult } from '../core/result.ts';
import { reportFormats } from '../reports/index.ts';
import type { Case } from './cases.ts';
import { naiveTest } from './naive.ts';

export interface Row {
  id: string;
  protocol: Case['protocol'];
  /** `null`: honest. */
  defect: Case['defect'];
  /** `message`: judged as `amrcheck validate` does, without a sign-in. */
  by: 'browser' | 'http' | 'message';
  /** Checks that failed, and errors in which sign-ins ended. */
  failed: string[];
  /** Whether the row is as it must be: the defect caught by its check, or the honest provider passed. */
  held: boolean;
  /** Where it is not: what came instead. */
  why?: string;
  /** Whether the naive test is content with the provider; `null`: there is none. */
  naive: boolean | null;
}

export interface Told {
  one: Case;
  by: Row['by'];
  /** Of this target alone. */
  result: Result;
  evidence: readonly Evidence[];
  /** Of a message: what it says. */
  token?: JsonObject;
  /** What must stand in no evidence and no report. */
  secrets: readonly string[];
}

/** Weighs one row: pure. */
export function rowOf(told: Told): Row {
  const { one, by, result, evidence } = told;
  const { id, protocol, defect } = one;
  const [target] = result.targets;
  const met = target ? metIn(target) : [];
  const failed = [...new Set(met.map(({ check }) => check))];
  const why = defect ? whyMissed(told, met) : whyAlarmed(target, failed);
  return {
    id,
    protocol,
    defect,
    by,
    failed,
    held: why === undefined,
    ...(why !== undefined && { why }),
    // There amr must not say mfa.
    naive: protocol === 'external-mfa' ? null : naiveTest(evidence, told.token),
  };
}

interface Met {
  check: string;
  /** Absent: an error that keeps the whole target from being probed. */
  scenario?: string;
  decides: boolean;
}

function metIn({ error, probes }: TargetResult): Met[] {
  return [
    ...(error ? [{ check: error.code, decides: false }] : []),
    ...probes.flatMap(({ scenario, findings, error }) => [
      ...(error ? [{ check: error.code, scenario, decides: false }] : []),
      ...findings
        .filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
        .map((finding) => ({ check: finding.check, scenario, decides: isDeciding(finding) })),
    ]),
  ];
}

/** A defect is caught where its own check fails in its scenario, and no other that decides but those of the same cause. */
function whyMissed({ one, result, evidence, secrets }: Told, met: readonly Met[]): string | undefined {
  const { defect } = one;
  if (!defect) return undefined;
  const { breaks, scenario = 'mfa', also = [] } = defect;
  if (breaks.startsWith('report/')) {
    const withstood =
      breaks === 'report/escaped' ? escaped(result, evidence) : redacted(result, evidence, secrets);
    return withstood ? undefined : `${breaks} does not hold`;
  }
  const caught = met.some((entry) => entry.check === breaks && (entry.scenario ?? scenario) === scenario);
  const others = met.filter(
    (entry) => entry.decides && entry.check !== breaks && !also.includes(entry.check),
  );
  if (!caught) return `${breaks} did not fail in ${scenario}; what failed: ${listed(met) || 'nothing'}`;
  return others.length > 0 ? `also failed: ${listed(others)}` : undefined;
}

function whyAlarmed(target: TargetResult | undefined, failed: readonly string[]): string | undefined {
  if (failed.length > 0) return failed.join(', ');
  return target?.verdict === 'pass' ? undefined : (target?.sentence ?? 'not judged');
}

const listed = (met: readonly Met[]): string =>
  [...new Set(met.map(({ check, scenario }) => `${check} in ${scenario ?? 'all'}`))].join(', ');

const rendered = (result: Result): string[] => reportFormats.map(({ render }) => render(result));

/** Markup came from the provider, and stays text in every report that a browser would show. */
function escaped(result: Result, evidence: readonly Evidence[]): boolean {
  const came = JSON.stringify(evidence).includes('<script>');
  const shown = reportFormats
    .filter(({ id }) => id === 'html' || id === 'markdown' || id === 'junit')
    .map(({ render }) => render(result));
  return came && !shown.some((text) => /<script>|<img src=x/.test(text));
}

/** Secrets came back from the provider, and stand nowhere. */
function redacted(result: Result, evidence: readonly Evidence[], secrets: readonly string[]): boolean {
  const kept = [JSON.stringify(evidence), ...rendered(result)].join('\n');
  return kept.includes('echoed_password') && !secrets.some((secret) => kept.includes(secret));
}
