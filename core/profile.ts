import type { Protocol, Requirement, ScenarioId, Severity } from './model.ts';
import type { Validator } from './validator.ts';

/** What one relying party demands. The validators say what is true; the profile says how bad it is. */
export interface Profile {
  /** Equals the file's name under profiles/. */
  id: string;
  title: string;
  /** Whom it is for and what it proves, in a few sentences. */
  description: string;
  requirement: Requirement;
  protocols: readonly Protocol[];
  /** The token that the relying party reads. */
  reads: 'id_token' | 'access_token';
  /** The sentence after the verdict, true in each case: what a reader most wants to know. */
  sentences: { pass: string; fail: string; inconclusive: string };
  /** What a pass does not prove; printed with every verdict. */
  limits: string;
  /** Without one of these the verdict is inconclusive, unless the configuration waives it. */
  demandedScenarios: readonly ScenarioId[];
  demands: Partial<Record<ScenarioId, readonly Demand[]>>;
}

export interface Demand {
  validator: Validator;
  severity: Severity;
  options?: unknown;
  /** Stands in the place of `sentences.fail` where this demand is the most telling one that failed. */
  sentence?: string;
  /** `unconfirmed`: the source is not Microsoft's own word; the finding informs and never decides. */
  unconfirmed?: true;
}

/** Whether a finding of this severity decides the verdict. */
export function decides(severity: Severity): boolean {
  return severity === 'critical' || severity === 'serious';
}
