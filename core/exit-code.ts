import type { Result } from './result.ts';

/** The exit code of a result: 70 for a bug of ours, then 1 fail, 3 inconclusive, 0 pass. */
export function exitCodeOf(result: Result): 0 | 1 | 3 | 70 {
  if (result.targets.some(hasBug)) return 70;
  if (result.verdict === 'fail') return 1;
  return result.verdict === 'inconclusive' ? 3 : 0;
}

function hasBug(target: Result['targets'][number]): boolean {
  const errors = [target.error, ...target.probes.map((probe) => probe.error)];
  return (
    errors.some((error) => error?.code === 'BUG') ||
    target.probes.some((probe) => probe.findings.some((finding) => finding.outcome === 'error'))
  );
}
