import type { Protocol, Requirement, ScenarioId, Severity } from './model.ts';
import type { Finding } from './result.ts';
import type { Validator } from './validator.ts';

/** What one relying party demands. The validators say what is true; the profile says how bad it is. */
export interface Profile extends Judging {
  /** Equals the file's name under profiles/. */
  id: string;
  title: string;
  /** Whom it is for and what it proves, in a few sentences. */
  description: string;
  requirement: Requirement;
  protocols: readonly Protocol[];
  /** OIDC: the token that the relying party reads; default `id_token`. */
  reads?: 'id_token' | 'access_token';
  /** OIDC: the claim of that token in which it looks for MFA; default `amr`. */
  claim?: 'amr' | 'acr';
  /** Hosts at which the relying party itself takes answers; a target with another `reply` is a rehearsal. */
  hosts?: readonly string[];
  /** Without one of these the verdict is inconclusive, unless the configuration waives it. */
  demandedScenarios: readonly ScenarioId[];
  /** What differs over another protocol than the first. */
  over?: Partial<Record<Protocol, Judging>>;
}

/** What a profile demands over one protocol, and how it says so. */
export interface Judging {
  /** The sentence after the verdict, true in each case: what a reader most wants to know. */
  sentences: {
    pass: string;
    fail: string;
    inconclusive: string;
    /** Instead of `fail` where MFA is said, and what failed is why it would not be believed. */
    unbelieved?: string;
  };
  /** What a pass does not prove; printed with every verdict. */
  limits: string;
  demands: Partial<Record<ScenarioId, readonly Demand[]>>;
}

/** `documented`: by the relying party; otherwise others have seen it. */
export interface ErrorShown {
  code: string;
  documented: boolean;
}

export interface Demand {
  validator: Validator;
  severity: Severity;
  options?: unknown;
  /**
   * For the first line where this demand failed: in the place of `sentences.fail` if it is the most telling one, after
   * `sentences.pass` if it does not decide.
   */
  sentence?: string;
  /** It passes where MFA is said: what else fails keeps that from being believed. */
  says?: true;
  /** The errors that the relying party itself shows where this fails, as far as they are known, and that in words. */
  shows?: { errors: readonly ErrorShown[]; sentence: string };
  /** `unconfirmed`: the source is not Microsoft's own word; the finding informs and never decides. */
  unconfirmed?: true;
}

/** The profile as it judges this protocol. */
export function overProtocol(profile: Profile, protocol: Protocol): Profile {
  return { ...profile, ...profile.over?.[protocol] };
}

/** Whether a finding of this severity decides the verdict. */
export function decides(severity: Severity): boolean {
  return severity === 'critical' || severity === 'serious';
}

/** Whether this finding may decide the verdict: one whose source is unconfirmed informs, however grave. */
export function isDeciding({ severity, unconfirmed }: Pick<Finding, 'severity' | 'unconfirmed'>): boolean {
  return decides(severity) && !unconfirmed;
}
