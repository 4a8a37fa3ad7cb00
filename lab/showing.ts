import type { ScenarioId } from '../core/model.ts';

/** A piece of a target in amrcheck.yaml; `accounts`: by id, beside how they sign in. */
export interface Asks {
  accounts?: Readonly<Record<string, object>>;
  readonly [key: string]: unknown;
}

/** Under which conditions a defect can be seen, and by what. */
export interface Showing {
  /** The check that should catch it, or the error in which the sign-in ends (`DISCOVERY_UNUSABLE`). */
  breaks: string;
  /** The scenario that shows it; default: `mfa`. */
  scenario?: ScenarioId;
  /** What the target must say in amrcheck.yaml beside where the provider is. */
  asks?: Asks;
  /** How often the scenario must be done before it shows. */
  repeat?: number;
  /** It shows beside a second target: the same accounts at the same provider, and a client whose name holds `second`. */
  secondClient?: true;
  /** What signs in without a browser says so of itself. */
  onlyInBrowser?: true;
  /** Checks that fail beside it, for the same cause. */
  also?: readonly string[];
}
