import { isDeciding } from './profile.ts';
import type { Result, TargetResult } from './result.ts';

/** The exit code of a result: 70 for a bug of ours, 4 where it differs from its baseline, then 1 fail, 3 inconclusive, 0 pass. */
export function exitCodeOf(result: Result): 0 | 1 | 3 | 4 | 70 {
  if (result.targets.some(hasBug)) return 70;
  if (!result.baseline) return ({ pass: 0, fail: 1, inconclusive: 3 } as const)[result.verdict];
  if (result.baseline.differs) return 4;
  // Whatever failed is accepted; what could not be told is not.
  return result.verdict === 'inconclusive' || result.targets.some(isOpen) ? 3 : 0;
}

function isOpen({ verdict, error, missing, probes }: TargetResult): boolean {
  return (
    verdict === 'inconclusive' ||
    error !== undefined ||
    missing !== undefined ||
    probes.some(
      (probe) =>
        probe.error !== undefined ||
        probe.findings.some((finding) => finding.outcome === 'inconclusive' && isDeciding(finding)),
    )
  );
}

function hasBug(target: TargetResult): boolean {
  const errors = [target.error, ...target.probes.map((probe) => probe.error)];
  return (
    errors.some((error) => error?.code === 'BUG') ||
    target.probes.some((probe) => probe.findings.some((finding) => finding.outcome === 'error'))
  );
}
