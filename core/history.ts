/** Several runs, one after the other: how often each target passed, and when that changed. */
import type { Result, TargetResult } from './result.ts';

export interface HistoryRun {
  /** Where it lies, relative to the folder that was looked through. */
  path: string;
  startedAt: string;
  verdict: Result['verdict'];
}

export interface HistoryPoint extends HistoryRun {
  /** Sign-ins that were judged, repeats counted singly, and those of them that passed. */
  passed: number;
  attempts: number;
  durationMs: number;
}

export interface TargetHistory {
  target: string;
  profile: string;
  points: HistoryPoint[];
  /** Runs that passed, of all. */
  passed: number;
}

export interface History {
  runs: HistoryRun[];
  targets: TargetHistory[];
}

/** The oldest run first; targets in the order in which they first appeared. */
export function historyOf(results: readonly { path: string; result: Result }[]): History {
  const sorted = results.toSorted((a, b) => a.result.startedAt.localeCompare(b.result.startedAt));
  const met = sorted.flatMap(({ path, result }) =>
    result.targets.map((target) => ({ target, point: pointOf(target, path, result.startedAt) })),
  );
  const same = Map.groupBy(met, ({ target }) => JSON.stringify([target.id, target.profile]));
  return {
    runs: sorted.map(({ path, result: { startedAt, verdict } }) => ({ path, startedAt, verdict })),
    targets: [...same.values()].map((list) => {
      const { id, profile } = list[0]!.target;
      const points = list.map(({ point }) => point);
      const passed = points.filter(({ verdict }) => verdict === 'pass').length;
      return { target: id, profile, points, passed };
    }),
  };
}

function pointOf({ verdict, probes }: TargetResult, path: string, startedAt: string): HistoryPoint {
  const tries = probes
    .filter((probe) => probe.verdict !== 'notApplicable')
    .flatMap((probe): string[] => probe.attempts?.map((one) => one.verdict) ?? [probe.verdict]);
  return {
    path,
    startedAt,
    verdict,
    passed: tries.filter((one) => one === 'pass').length,
    attempts: tries.length,
    durationMs: probes.reduce((sum, probe) => sum + probe.durationMs, 0),
  };
}
