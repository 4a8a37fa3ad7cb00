import type { WeighedFinding } from './findings.ts';
import { scenarioIds } from './model.ts';
import type { Finding, ProbeResult } from './result.ts';

export interface JudgedProbe {
  probe: ProbeResult;
  /** In the order of `probe.findings`. */
  findings: WeighedFinding[];
  attempt: number;
}

const worstFirst = ['fail', 'inconclusive', 'pass', 'notApplicable'];

/**
 * Several attempts of one probe become one entry: that of the worst attempt, with a note on what differed.
 * In the order of the scenarios.
 */
export function foldAttempts(judged: readonly JudgedProbe[]): JudgedProbe[] {
  const groups = Map.groupBy(judged, ({ probe }) =>
    JSON.stringify([probe.scenario, probe.account, probe.driver]),
  );
  const folded = [...groups.values()].flatMap((attempts) => {
    const ordered = attempts.toSorted((a, b) => a.attempt - b.attempt);
    const [worst] = ordered.toSorted(
      (a, b) => worstFirst.indexOf(a.probe.verdict) - worstFirst.indexOf(b.probe.verdict),
    );
    if (!worst) return [];
    return ordered.length === 1 ? [worst] : [withAttempts(worst, ordered)];
  });
  const place = ({ probe }: JudgedProbe): number => scenarioIds.indexOf(probe.scenario);
  return folded.toSorted((a, b) => place(a) - place(b));
}

function withAttempts(worst: JudgedProbe, ordered: readonly JudgedProbe[]): JudgedProbe {
  const findings = worst.findings.map((weighed) => ({
    ...weighed,
    finding: withCount(weighed.finding, ordered),
  }));
  const same = ordered.filter(({ probe }) => probe.verdict === worst.probe.verdict).length;
  const differ = same < ordered.length;
  const count = `${String(same)} of ${String(ordered.length)} attempts ended so.`;
  return {
    ...worst,
    findings,
    probe: {
      ...worst.probe,
      sentence: differ ? `${worst.probe.sentence} ${count}` : worst.probe.sentence,
      attempts: ordered.map(({ probe: { verdict, durationMs } }) => ({ verdict, durationMs })),
      findings: findings.map(({ finding }) => finding),
    },
  };
}

/** Says in how many attempts a check passed, where they do not agree. */
function withCount(finding: Finding, ordered: readonly JudgedProbe[]): Finding {
  const outcomes = ordered.map(
    ({ probe }) => probe.findings.find(({ check }) => check === finding.check)?.outcome,
  );
  if (outcomes.every((outcome) => outcome === finding.outcome)) return finding;
  const passed = outcomes.filter((outcome) => outcome === 'pass').length;
  const note = `Passed in ${String(passed)} of ${String(ordered.length)} attempts.`;
  return { ...finding, notes: [...(finding.notes ?? []), note] };
}
