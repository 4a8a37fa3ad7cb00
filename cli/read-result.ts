import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../core/errors.ts';
import { resultSchema } from '../core/result.ts';
import type { Result } from '../core/result.ts';

/** The result in the folder of a finished run, or in a file. Throws RUN_NOT_FOUND or INPUT_UNREADABLE. */
export async function readResult(place: string): Promise<Result> {
  const isFile = await stat(place).then(
    (entry) => entry.isFile(),
    () => false,
  );
  const path = isFile ? place : join(place, 'result.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new HarnessError(
      'RUN_NOT_FOUND',
      `There is no result in ${place}.`,
      `Name the folder of a finished run. If it was interrupted, judge it first: amrcheck judge ${place}`,
      { cause },
    );
  }
  try {
    return resultSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${path} is not a result that this version of amrcheck understands.`,
      `Judge the run again: amrcheck judge ${place}`,
      { cause },
    );
  }
}
