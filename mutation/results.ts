import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reachedFrom, read, source, testFiles } from './reach.ts';
import type { Trial } from './worker.ts';
import type { Outcome } from './workshop.ts';

const folder = join(source, '.cache');
const file = join(folder, 'mutation.jsonl');

/** The outcomes of earlier runs, each known again as long as the mutant, its tests and all that they reach are the same. */
export interface Results {
  of: (trial: Trial) => Outcome | undefined;
  keep: (trial: Trial, outcome: Outcome) => void;
}

/** `fresh`: begins anew. */
export function openResults({ fresh }: { fresh: boolean }): Results {
  mkdirSync(folder, { recursive: true });
  if (fresh) rmSync(file, { force: true });
  const known = new Map(readLines().map(({ key, outcome }) => [key, outcome]));
  return {
    of: (trial) => known.get(keyOf(trial)),
    keep: (trial, outcome) => {
      appendFileSync(file, `${JSON.stringify({ key: keyOf(trial), outcome })}\n`);
    },
  };
}

function readLines(): { key: string; outcome: Outcome }[] {
  if (!existsSync(file)) return [];
  // A run that was stopped may have left half a line.
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\{.*\}$/.test(line));
  return lines.map((line) => JSON.parse(line) as { key: string; outcome: Outcome });
}

function keyOf({ file: mutated, code, tests }: Trial): string {
  const reached = new Set(tests.flatMap((test) => [...reachedFrom(test)]));
  reached.delete(mutated);
  const parts = [mutated, code, ...[...reached].toSorted().map((path) => digests.get(path))];
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

/** Of the files as they are at the start, which is when they are copied. */
const digests = new Map(
  [...new Set(testFiles.flatMap((test) => [...reachedFrom(test)]))].map((path) => [
    path,
    createHash('sha256').update(path).update(read(path)).digest('hex'),
  ]),
);
