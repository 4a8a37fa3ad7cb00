import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { judge } from '../core/judge.ts';
import type { Baseline } from '../core/baseline.ts';
import type { Result } from '../core/result.ts';
import { openRunFolder } from '../core/run-folder.ts';
import type { RunFolder } from '../core/run-folder.ts';
import type { Context } from './context.ts';
import { checkNames, values } from './options.ts';

export interface JudgeFlags {
  profile?: string[];
  baseline?: string;
  format?: string[];
  json?: boolean;
  quiet?: boolean;
}

export function addFormatOption(command: Command): Command {
  return command.option(
    '--format <names>',
    'reports to write, e.g. html,junit (default: all that there are)',
    values,
  );
}

export function addBaselineOption(command: Command): Command {
  return command.option(
    '--baseline <file>',
    'failures that are accepted; ends with 4 where the run differs (see amrcheck baseline)',
  );
}

/** Throws where a profile or format that was named does not exist. */
async function checkJudgeFlags({ profile, format }: JudgeFlags): Promise<void> {
  const [{ profiles }, { reportFormats }] = await Promise.all([
    import('../profiles/index.ts'),
    import('../reports/index.ts'),
  ]);
  checkNames(
    'profile',
    profile,
    profiles.map(({ id }) => id),
  );
  checkNames(
    'format',
    format,
    reportFormats.map(({ id }) => id),
  );
}

/** The baseline that was named. Throws where it, a profile or a format cannot be used: before anything is run. */
export async function baselineOf(flags: JudgeFlags): Promise<Baseline | undefined> {
  await checkJudgeFlags(flags);
  const { baseline } = flags;
  if (baseline === undefined) return undefined;
  const [{ loadBaseline }, { validators }] = await Promise.all([
    import('../core/baseline.ts'),
    import('../validators/index.ts'),
  ]);
  return loadBaseline(
    baseline,
    validators.map(({ id }) => id),
  );
}

/** Judges what lies in the folder of a run and writes result.json and the reports beside it. */
export async function judgeFolder(
  dir: string,
  flags: JudgeFlags,
  context: Context,
  baseline?: Baseline,
): Promise<Result> {
  const [{ profiles }, { remedyFor }, { withBaseline }] = await Promise.all([
    import('../profiles/index.ts'),
    import('../providers/index.ts'),
    import('../core/baseline.ts'),
  ]);
  const { record, evidence, folder } = await openRunFolder(dir, context.redactor);
  const judged = context.redactor.value(
    judge({
      record,
      evidence: evidence.map((stored) => stored.evidence),
      profiles,
      profileIds: flags.profile,
      remedyFor,
      amrcheck: context.version,
    }),
  );
  const result = baseline ? withBaseline(judged, baseline) : judged;
  await writeReports(result, folder, flags.format);
  return result;
}

/** Writes result.json and the reports named, all where none is. */
export async function writeReports(
  result: Result,
  folder: RunFolder,
  names?: string[],
  compare?: Result,
): Promise<void> {
  const { reportFormats } = await import('../reports/index.ts');
  const screenshots = await readScreenshots(result, folder.path);
  for (const { id, fileName, render } of reportFormats) {
    if (names === undefined || names.includes(id))
      await folder.writeText(fileName, render(result, { screenshots, ...(compare && { compare }) }));
  }
}

/** The answer on standard output: for a person, or with --json as it stands in result.json. */
export async function printResult(
  result: Result,
  dir: string | undefined,
  { json }: JudgeFlags,
  context: Context,
): Promise<void> {
  if (json) {
    const { renderJson } = await import('../reports/json.ts');
    context.print(renderJson(result));
    return;
  }
  const { renderTerminal } = await import('../reports/terminal.ts');
  context.print(
    renderTerminal(result, { ...context.look(context.stdout), ...(dir !== undefined && { folder: dir }) }),
  );
}

type Screenshots = (path: string) => string | null;

/** Every screenshot that the result names, read ahead, as a data: address. */
async function readScreenshots(result: Result, dir: string): Promise<Screenshots> {
  const paths = new Set(
    result.targets
      .flatMap(({ error, probes }) => [
        error,
        ...probes.flatMap((probe) => [probe.error, ...(probe.timeline ?? [])]),
      ])
      .flatMap((holder) => (holder?.screenshot ? [holder.screenshot] : [])),
  );
  const read = new Map<string, string>();
  for (const path of paths) {
    const full = resolve(dir, path);
    // A result may have been written by somebody else: nothing but its own pictures goes into a report.
    if (!full.includes(`${sep}screenshots${sep}`) || !full.endsWith('.jpg')) continue;
    const picture = await readFile(full).catch(() => undefined);
    if (picture?.subarray(0, 3).equals(jpegSignature))
      read.set(path, `data:image/jpeg;base64,${picture.toString('base64')}`);
  }
  return (path) => read.get(path) ?? null;
}

const jpegSignature = Buffer.from([0xff, 0xd8, 0xff]);
