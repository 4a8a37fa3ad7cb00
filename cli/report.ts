import { join, relative } from 'node:path';
import type { Result } from '../core/result.ts';
import { createRunFolder, openRunFolder } from '../core/run-folder.ts';
import { newRunPath } from './gathering.ts';
import { addFormatOption, printResult, writeReports } from './judging.ts';
import type { JudgeFlags } from './judging.ts';
import type { Registration } from './main.ts';
import { checkNames } from './options.ts';
import { readResult } from './read-result.ts';

export const report: Registration = (program, context) => {
  addFormatOption(program.command('report'))
    .description('Render finished runs again, or several as one. Judges nothing anew.')
    .argument('<run-dir...>', 'folders of finished runs')
    .option('--out <dir>', 'where the report of several runs goes (default: runs/merged-<time>)')
    .option('--compare <old>', 'an earlier run: the report says what changed since then')
    .option('--json', 'print the (merged) result on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  $ amrcheck report runs/monday runs/tuesday --out runs/both --format html',
    )
    .action(async (dirs: string[], flags: JudgeFlags & { out?: string; compare?: string }) => {
      const { reportFormats } = await import('../reports/index.ts');
      checkNames(
        'format',
        flags.format,
        reportFormats.map(({ id }) => id),
      );
      const compare = flags.compare === undefined ? undefined : await readResult(flags.compare);
      const [only] = dirs;
      if (only !== undefined && dirs.length === 1 && flags.out === undefined) {
        const result = await readResult(only);
        const { folder } = await openRunFolder(only, context.redactor);
        await writeReports(result, folder, flags.format, compare);
        await printResult(result, only, flags, context);
        return;
      }
      const out = flags.out ?? newRunPath('merged-');
      const results: Result[] = [];
      for (const dir of dirs) results.push(seenFrom(out, dir, await readResult(dir)));
      const merged = mergeResults(results);
      const folder = await createRunFolder(out, context.redactor);
      await writeReports(merged, folder, flags.format, compare);
      await printResult(merged, out, flags, context);
    });
};

/** The paths in a result, made relative to another folder. */
function seenFrom(out: string, dir: string, result: Result): Result {
  const moved = (path: string) => relative(out, join(dir, path));
  const withScreenshot = <T extends { screenshot?: string | undefined }>(holder: T): T =>
    holder.screenshot === undefined ? holder : { ...holder, screenshot: moved(holder.screenshot) };
  return {
    ...result,
    targets: result.targets.map((target) => ({
      ...target,
      ...(target.error && { error: withScreenshot(target.error) }),
      probes: target.probes.map((probe) => ({
        ...probe,
        ...(probe.evidence !== undefined && { evidence: moved(probe.evidence) }),
        ...(probe.error && { error: withScreenshot(probe.error) }),
        ...(probe.timeline && { timeline: probe.timeline.map(withScreenshot) }),
      })),
    })),
  };
}

/** Several results as one; there must be at least one. */
export function mergeResults(results: readonly Result[]): Result {
  const verdicts = results.map(({ verdict }) => verdict);
  const [first] = results;
  if (!first) throw new Error('nothing to merge');
  return {
    ...first,
    verdict: (['fail', 'inconclusive'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'pass',
    startedAt: results.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    finishedAt:
      results
        .map(({ finishedAt }) => finishedAt)
        .sort()
        .at(-1) ?? first.finishedAt,
    notTested: results.flatMap(({ notTested }) => notTested),
    targets: results.flatMap(({ targets }) => targets),
    ...mergedBaseline(results),
  };
}

/** Each run stands beside the baseline that it was judged with. */
function mergedBaseline(results: readonly Result[]): Pick<Result, 'baseline'> {
  const all = results.flatMap(({ baseline }) => baseline ?? []);
  return all.length === 0
    ? {}
    : {
        baseline: {
          path: [...new Set(all.map(({ path }) => path))].join(', '),
          differs: all.some(({ differs }) => differs),
          deviations: all.flatMap(({ deviations }) => deviations),
        },
      };
}
