/**
 * npm test: every step one after the other, a line for each, all of them whatever fails.
 * `--only check` leaves out the end-to-end tests, `--real` adds the real providers, and one that did not start has failed. The last line is `N passed, N failed`: tests and steps together.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Tally {
  passed: number;
  failed: number;
  output: string;
}

type Step = [name: string, run: () => Promise<Tally>];

const withReal = process.argv.includes('--real');
const checkOnly = process.argv.includes('--only') && process.argv.includes('check');

const steps: Step[] = [
  ['format', () => command('prettier', '--check', '--log-level=warn', '.')],
  ['lint', () => command('eslint', '.')],
  ['types', () => command('tsc', '-p', 'tsconfig.json')],
  ['unused code', () => command('knip', '--no-progress')],
  ['generated docs and schemas', () => command('node', 'scripts/docs.ts', '--check')],
  ['unit tests', () => tests('unit')],
  ...(checkOnly
    ? []
    : [['end-to-end tests', () => tests('e2e')] satisfies Step, ['kill matrix', killMatrix] satisfies Step]),
  ...(withReal ? [['real providers', () => tests('real')] satisfies Step] : []),
];

const total = { passed: 0, failed: 0 };
for (const [name, run] of steps) {
  const startedAt = performance.now();
  process.stdout.write(`${name} … `);
  const { passed, failed, output } = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok'} (${passed + failed > 1 ? `${passed} passed, ${failed} failed, ` : ''}${seconds} s)`,
  );
  if (failed > 0) console.log(output.trimEnd());
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A command that is one step: it succeeds or fails. */
async function command(program: string, ...args: string[]): Promise<Tally> {
  const { code, output } = await outcome(program, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** Each row of the kill matrix is a test. */
async function killMatrix(): Promise<Tally> {
  const { code, output } = await outcome('node', ['kill/main.ts']);
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const [caught = 0, defects = 0, passed = 0, honest = 0] = [...last.matchAll(/\d+/g)].map(Number);
  const failed = defects - caught + honest - passed;
  return { passed: caught + passed, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}

/** The tests of one vitest project; a run that ended badly without a failed test (nothing found, a crash) is a failure too. */
async function tests(project: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-tests-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const { code, output } = await outcome('vitest', ['run', '--project', project, ...reporters]);
    const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as {
      numPassedTests?: number;
      numFailedTests?: number;
      numPendingTests?: number;
    };
    const { numPassedTests: passed = 0, numFailedTests, numPendingTests: skipped = 0 } = counts;
    // vitest skips the tests of a provider that did not start.
    const failed = (numFailedTests ?? 0) + (project === 'real' ? skipped : 0);
    const silent = failed === 0 && (code !== 0 || passed === 0);
    return { passed, failed: silent ? 1 : failed, output };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function outcome(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: string): void => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
