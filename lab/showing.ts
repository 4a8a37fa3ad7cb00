import type { ScenarioId } from '../core/model.ts';

/** Under which conditions a defect can be seen, and by what. */
export interface Showing {
  /** The check that should catch it, or the error in which the sign-in ends (`DISCOVERY_UNUSABLE`). */
  breaks: string;
  /** The scenario that shows it; default: `mfa`. */
  scenario?: ScenarioId;
  /** What the target must say in amrcheck.yaml beside where the provider is. */
  asks?: object;
  /** How often the scenario must be done before it shows. */
  repeat?: number;
  /** Checks that fail beside it, for the same cause. */
  also?: readonly string[];
}
