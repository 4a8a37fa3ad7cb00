import { join, relative } from 'node:path';
import type { BaselineResult, Result } from '../core/result.ts';
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
      for (const shard of missingShards(results))
        context.say(`Warning: shard ${shard} is not among these runs, so its targets are not in the report.`);
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
  const targets = results.flatMap((result) => result.targets);
  const [first] = results;
  if (!first) throw new Error('nothing to merge');
  const { shard, ...rest } = first;
  // What was not looked at cannot have passed.
  const otherwise = targets.length === 0 || missingShards(results).length > 0 ? 'inconclusive' : 'pass';
  return {
    ...rest,
    ...(shard && results.length === 1 && { shard }),
    verdict: (['fail', 'inconclusive'] as const).find((verdict) => verdicts.includes(verdict)) ?? otherwise,
    startedAt: results.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    finishedAt:
      results
        .map(({ finishedAt }) => finishedAt)
        .sort()
        .at(-1) ?? first.finishedAt,
    notTested: results.flatMap(({ notTested }) => notTested),
    targets,
    ...mergedBaseline(results),
  };
}

/** Those that the others say there are, e.g. `3/4`. */
function missingShards(results: readonly Result[]): string[] {
  if (results.length === 1) return [];
  const shards = results.flatMap(({ shard }) => shard ?? []);
  const named = new Set(shards.map(({ index, count }) => `${index}/${count}`));
  const all = [...new Set(shards.map(({ count }) => count))].flatMap((count) =>
    Array.from({ length: count }, (_, at) => `${at + 1}/${count}`),
  );
  return all.filter((shard) => !named.has(shard));
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
          deviations: mergedDeviations(all.flatMap(({ deviations }) => deviations)),
        },
      };
}

type Deviation = BaselineResult['deviations'][number];

/** What one run did not see another may have seen; what none saw is said once. */
function mergedDeviations(all: readonly Deviation[]): Deviation[] {
  const isSame = (unseen: Deviation, other: Deviation): boolean =>
    unseen.target === other.target &&
    unseen.scenario === other.scenario &&
    unseen.check === other.check &&
    [other.profile, undefined].includes(unseen.profile) &&
    [other.account, undefined].includes(unseen.account);
  return all.filter(
    (one, at) =>
      one.status !== 'notSeen' ||
      !all.some((other, place) => isSame(one, other) && (other.status !== 'notSeen' || place < at)),
  );
}
