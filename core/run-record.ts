import type { HarnessErrorRecord } from './errors.ts';
import type { TargetFacts } from './evidence.ts';
import type { Instant, ScenarioId } from './model.ts';

/** run.json: what a run set out to do, so that `judge` can say what is missing. */
export interface RunRecord {
  schemaVersion: 1;
  amrcheck: string;
  startedAt: Instant;
  finishedAt: Instant;
  /** Hex key of the HMAC-SHA-256 digests of this run's cut tokens. */
  digestKey: string;
  targets: RunTarget[];
  /** The targets are this part of a plan. */
  shard?: { index: number; count: number };
}

export interface RunTarget {
  facts: TargetFacts;
  /** Scenarios that were asked for and not run, and why. */
  notTested: { scenario: ScenarioId; reason: string }[];
  /** The target could not be probed at all. */
  error?: HarnessErrorRecord;
}
