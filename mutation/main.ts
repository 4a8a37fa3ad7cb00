/**
 * npm run mutation: changes each validator in many small ways, one after the other, and runs the tests that reach it;
 * a change that no test notices has survived. With files, those: what
 * several checks share (validators/*.ts) is reached by so many tests that it takes hours. The last line is `N of N mutants killed`.
 */
import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { mutantsOf } from './mutants.ts';
import type { Mutant } from './mutants.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
/** What is changed is a copy: nothing here may be left with a mutant in it. */
const root = await mkdtemp(join(await realpath(tmpdir()), 'amrcheck-mutation-'));
const rooms = [
  'core',
  'validators',
  'profiles',
  'providers',
  'lab',
  'server',
  'probes',
  'reports',
  'test',
  'package.json',
  'tsconfig.json',
];
for (const room of rooms) await cp(join(source, room), join(root, room), { recursive: true });
await symlink(join(source, 'node_modules'), join(root, 'node_modules'));

const slashed = (path: string): string => path.split(sep).join('/');
const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : globSync('validators/*/*.ts', { cwd: root }).map(slashed);
const testFiles = globSync('test/{validators,core}/**/*.test.ts', { cwd: root })
  .map(slashed)
  // It measures the source's own length.
  .filter((file) => file !== 'test/validators/structure.test.ts');

const vitest = await createVitest({
  root,
  config: false,
  include: testFiles,
  watch: false,
  pool: 'threads',
  maxWorkers: 2,
  reporters: [{}],
  testTimeout: 20_000,
});
const specifications = await vitest.globTestSpecifications();

const ownTest = (file: string): string => `test/${file.replace(/\.ts$/, '.test.ts')}`;
const hasOwnTest = ({ file }: { file: string }): boolean => testFiles.includes(ownTest(file));

/** The file's own test, or else all in its room that import it. */
const testsOf = (file: string): typeof specifications => {
  const room = `test/${file.split('/')[0]}/`;
  const reaching = testFiles.filter((test) => test.startsWith(room) && reaches(test, file));
  const wanted = testFiles.includes(ownTest(file)) ? [ownTest(file)] : reaching;
  return specifications.filter(({ moduleId }) => wanted.includes(slashed(relative(root, moduleId))));
};

const importsOf = memo((file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export)\s(?!type)[^;]*?from '(\.[^']+)'/gm,
    ),
  ].map(([, specifier = '']) => slashed(normalize(join(dirname(file), specifier)))),
);
const reachedFrom = memo((file: string): Set<string> => {
  const seen = new Set<string>();
  const queue = [file];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next) || !next.endsWith('.ts')) continue;
    seen.add(next);
    queue.push(...importsOf(next));
  }
  return seen;
});
const reaches = (test: string, file: string): boolean => reachedFrom(test).has(file);

function memo<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

interface Place {
  file: string;
  honest: string;
  mutants: Mutant[];
  tests: typeof specifications;
}

/** Runs the tests with this in the place of the files, and says which of the test files are green. */
async function greenWith(
  codes: ReadonlyMap<string, string>,
  tests: typeof specifications,
): Promise<Set<string>> {
  for (const [file, code] of codes) {
    await writeFile(join(root, file), code);
    vitest.invalidateFile(join(root, file));
  }
  const { testModules } = await vitest.runTestSpecifications(tests);
  return new Set(testModules.flatMap((module) => (module.ok() ? [module.moduleId] : [])));
}

const places = files
  .map((file): Place => {
    const honest = readFileSync(join(source, file), 'utf8');
    return { file, honest, mutants: mutantsOf(file, honest), tests: testsOf(file) };
  })
  .filter(({ mutants }) => mutants.length > 0);
const total = places.reduce((sum, { mutants }) => sum + mutants.length, 0);

const survivors: { file: string; mutant: Mutant }[] = [];
let tried = 0;

/** One mutant in each of these files at a time; each file has a test file of its own, which no other of them reaches. */
async function tryOut(batch: readonly Place[]): Promise<void> {
  const tests = batch.flatMap((place) => place.tests);
  const green = await greenWith(new Map(batch.map(({ file, honest }) => [file, honest])), tests);
  const red = tests.find(({ moduleId }) => !green.has(moduleId));
  if (red) throw new Error(`${red.moduleId} is red without a mutant.`);
  const rounds = Math.max(...batch.map(({ mutants }) => mutants.length));
  for (let round = 0; round < rounds; round++) {
    const now = batch.flatMap((place) => {
      const mutant = place.mutants[round];
      return mutant ? [{ ...place, mutant }] : [];
    });
    const alive = await greenWith(
      new Map(now.map(({ file, mutant }) => [file, mutant.code])),
      now.flatMap((place) => place.tests),
    );
    tried += now.length;
    survivors.push(...now.filter(({ tests }) => tests.every(({ moduleId }) => alive.has(moduleId))));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.error(`${seconds} s: ${tried} of ${total} mutants, ${survivors.length} survived`);
  }
  await greenWith(new Map(batch.map(({ file, honest }) => [file, honest])), []);
}

const startedAt = performance.now();
await tryOut(places.filter(hasOwnTest));
for (const place of places.filter((one) => !hasOwnTest(one))) await tryOut([place]);
await vitest.close();
// Red tests are what was wanted.
process.exitCode = 0;
await rm(root, { recursive: true });

for (const { file, mutant } of survivors)
  console.log(`SURVIVED  ${file}:${mutant.line}  ${mutant.before}  ->  ${mutant.after}`);
console.log(`${total - survivors.length} of ${total} mutants killed`);
