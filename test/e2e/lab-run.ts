import { judge } from '../../core/judge.ts';
import type { Finding, Result, TargetResult } from '../../core/result.ts';
import { gatherLab } from '../../kill/lab-run.ts';
import type { LabRunOptions } from '../../kill/lab-run.ts';
import type { LabTarget } from '../../lab/index.ts';
import { profiles } from '../../profiles/index.ts';
import { remedyFor } from '../../providers/index.ts';

type AnyTarget = LabTarget<'oidc' | 'saml' | 'wsfed'>;

/** Signs in to targets of the lab for real, and judges what came. */
export async function runLab<Target extends AnyTarget>(
  targets: readonly Target[],
  options: LabRunOptions & { profile?: string; asked?: (target: Target) => object } = {},
): Promise<Result> {
  const { profile = 'partner-center', asked, ...rest } = options;
  const { record, evidence } = await gatherLab(
    targets.map((target) => ({ target, asked: { profile, ...asked?.(target) } })),
    rest,
  );
  return judge({ record, evidence, profiles, remedyFor });
}

export function targetNamed(result: Result, id: string): TargetResult {
  const target = result.targets.find((one) => one.id === id);
  if (!target) throw new Error(`the result has no target ${id}`);
  return target;
}

export function failuresOf(target: TargetResult): Finding[] {
  return target.probes.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail');
}
