/**
 * npm run mutation: changes each validator in many small ways, one after the other, and runs the tests that reach it;
 * a change that no test notices has survived. With files or folders, those only. What was tried is remembered, so that a
 * run that was stopped goes on where it was, and a later one tries what has changed; `--fresh` begins anew. `--write`
 * keeps what was measured for docs/mutation.md. Fails where a survivor is not argued in argued.ts. The last line is
 * `N of N mutants killed`.
 */
import { parseArgs } from 'node:util';
import { argued } from './argued.ts';
import { isAbout, keepMeasured, whyLeft } from './measured.ts';
import type { Measured, Survivor } from './measured.ts';
import { mutantsOf } from './mutants.ts';
import type { Mutant } from './mutants.ts';
import { read, testsOf, validatorFiles } from './reach.ts';
import { openResults } from './results.ts';
import { openWorkshop } from './workshop.ts';
import type { Outcome, Workshop } from './workshop.ts';

const { values: flags, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { fresh: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const files = validatorFiles.filter(
  (file) => paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`)),
);
const places = files.map((file) => ({ file, honest: read(file), tests: testsOf(file) }));
const trials = places.flatMap((place) =>
  mutantsOf(place.file, place.honest).map((mutant) => ({ ...place, mutant, code: mutant.code })),
);
if (flags.write && files.length < validatorFiles.length) throw new Error('Only a whole run is written.');
if (files.length === 0) throw new Error(`No check is called ${paths.join(' or ')}.`);

const startedAt = performance.now();
const seconds = (): number => Math.round((performance.now() - startedAt) / 1000);
const results = openResults(flags);
const outcomes: { file: string; mutant: Mutant; outcome: Outcome }[] = [];
/** The tests that noticed other mutants of the same file, the last one first: likely to notice the next. */
const noticed = new Map<string, Set<string>>();

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
const waiting = [...trials];
await Promise.all([1, 2].map(work));

async function work(): Promise<void> {
  let workshop: Workshop | undefined;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    let outcome = results.of(next);
    if (outcome === undefined) {
      workshop ??= await openHonestWorkshop();
      const likely = noticed.get(next.file) ?? [];
      outcome = await workshop.try({ ...next, tests: [...new Set([...likely, ...next.tests])] });
      results.keep(next, outcome);
      if (outcome !== null && typeof outcome === 'object')
        noticed.set(next.file, new Set([outcome.red, ...likely]));
    }
    report(next.file, next.mutant, outcome);
  }
  workshop?.close();
}

/** One in which every test is green as long as nothing is changed. */
async function openHonestWorkshop(): Promise<Workshop> {
  const workshop = await openWorkshop();
  const [{ file, honest } = { file: '', honest: '' }] = places;
  const tests = [...new Set(places.flatMap((place) => place.tests))];
  const outcome = await workshop.try({ file, honest, code: honest, tests });
  if (outcome === null) return workshop;
  throw new Error(`Without a mutant: ${typeof outcome === 'string' ? outcome : `${outcome.red} is red`}.`);
}

function report(file: string, mutant: Mutant, outcome: Outcome): void {
  outcomes.push({ file, mutant, outcome });
  if (outcomes.length % 50 === 0)
    console.error(
      `${seconds()} s: ${outcomes.length} of ${trials.length} mutants, ${survivorsNow().length} survived`,
    );
}

function survivorsNow(): Survivor[] {
  return outcomes
    .filter(({ outcome }) => outcome === null)
    .map(({ file, mutant: { line, text, before, after } }) => ({ file, line, text, before, after }))
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

const survivors = survivorsNow();
for (const survivor of survivors) {
  const { file, line, text, before, after } = survivor;
  console.log(
    `${whyLeft(survivor) === undefined ? 'SURVIVED' : 'argued'}  ${file}:${line}  ${before}  ->  ${after}    in: ${text}`,
  );
}
const idle = argued.filter(
  (argument) => files.includes(argument.file) && !survivors.some((one) => isAbout(argument, one)),
);
for (const { file, text, before, after } of idle)
  console.log(`ARGUED, BUT KILLED OR GONE  ${file}  ${before}  ->  ${after}    in: ${text}`);

if (flags.write) {
  const folders: Measured['folders'] = {};
  for (const { file, outcome } of outcomes) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    const tally = (folders[folder] ??= { mutants: 0, red: 0, timeout: 0, broken: 0 });
    tally.mutants++;
    if (outcome !== null) tally[typeof outcome === 'string' ? outcome : 'red']++;
  }
  const at = new Date().toISOString().slice(0, 10);
  await keepMeasured({ at, folders, survivors });
  console.error('What was measured is kept; npm run docs renews docs/mutation.md.');
}

console.log(`${trials.length - survivors.length} of ${trials.length} mutants killed`);
process.exitCode = idle.length > 0 || survivors.some((one) => whyLeft(one) === undefined) ? 1 : 0;
