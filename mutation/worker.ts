/** A process that tries mutants in the copy of the source that it is given: forked by workshop.ts, spoken to by messages. */
import { writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createVitest } from 'vitest/node';

/** A file with a mutant in it, and the tests that must notice, the likeliest first. */
export interface Trial {
  file: string;
  honest: string;
  code: string;
  tests: readonly string[];
}

/** The first test that turned red, null: none; `broken`: not every test was run, so nothing is known. */
export type Answer = { red: string | null } | 'broken';

const [root = ''] = process.argv.slice(2);

/** Runs the tests in the order in which they are given. */
class AsGiven {
  async shard<Files>(files: Files): Promise<Files> {
    return files;
  }
  async sort<Files>(files: Files): Promise<Files> {
    return files;
  }
}

const vitest = await createVitest({
  root,
  config: false,
  include: ['test/validators/**/*.test.ts'],
  watch: false,
  pool: 'forks',
  maxWorkers: 1,
  // What the checks share are values that never change, so tests cannot disturb each other.
  isolate: false,
  bail: 1,
  reporters: [{}],
  testTimeout: 20_000,
  sequence: { sequencer: AsGiven },
});
const specifications = new Map(
  (await vitest.globTestSpecifications()).map((one) => [slashed(relative(root, one.moduleId)), one]),
);

process.on('message', (trial: Trial) => {
  void answerTo(trial).then((answer) => process.send?.(answer));
});

async function answerTo({ file, honest, code, tests }: Trial): Promise<Answer> {
  const path = join(root, file);
  try {
    await put(path, code);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
      tests.flatMap((test) => specifications.get(test) ?? []),
    );
    const red = testModules.find((module) => !module.ok());
    if (red) return { red: slashed(relative(root, red.moduleId)) };
    return testModules.length < tests.length || unhandledErrors.length > 0 ? 'broken' : { red: null };
  } finally {
    await put(path, honest);
  }
}

async function put(path: string, code: string): Promise<void> {
  await writeFile(path, code);
  vitest.invalidateFile(path);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
