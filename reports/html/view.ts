import type { Finding, ProbeResult, TargetResult } from '../../core/result.ts';
import type { Deviation } from '../baseline.ts';

/** How a page is drawn. */
export interface View {
  screenshots: (path: string) => string | null;
  /** In a page of many targets a probe that passed leaves its steps and checks to its evidence file. */
  lean: boolean;
  /** What the baseline says of a finding. */
  accepted: (target: TargetResult, probe: ProbeResult, finding: Finding) => Deviation | undefined;
}
