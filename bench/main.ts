/**
 * npm run bench: amrcheck against the bare minimum, side by side in one run. Milliseconds on a shared machine mean
 * little; the ratios of interleaved runs do. The last line is the ratios and "N of N within bounds".
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../probes/browsers.ts';
import { openBrowserDriver } from '../probes/drivers/browser.ts';
import { openBare } from './bare.ts';
import { httpRatio, manyAccounts } from './http.ts';
import { judgingRatio } from './judging.ts';
import { openOurs } from './ours.ts';
import { samlRatio } from './saml.ts';
import { startLab } from '../lab/index.ts';

const bounds = { 'sign-in': 1.15, http: 0.025, '--version': 2, judging: 2, SAML: 1.5 };

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The medians of `rounds` of each, taken in turns, the first to go changing. */
async function side(
  name: string,
  rounds: number,
  ours: (round: number) => Promise<number> | number,
  bare: (round: number) => Promise<number> | number,
): Promise<number> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) times.ours.push(await ours(round));
    times.bare.push(await bare(round));
    if (round % 2 === 1) times.ours.push(await ours(round));
  }
  const [our, their] = [median(times.ours), median(times.bare)];
  console.log(
    `${name.padEnd(10)} amrcheck ${our.toFixed(1)} ms, bare ${their.toFixed(1)} ms (medians of ${rounds})`,
  );
  return our / their;
}

async function signInRatio(): Promise<number> {
  const rounds = 20;
  // An account is used once by each side, so that no code is waited for.
  const lab = await startLab({ accounts: 2 * (rounds + 1) });
  const [honest] = lab.targets;
  const accounts = honest!.accounts.filter((account) => account.totp !== undefined);
  const executablePath = await findBrowser(process.env);
  const [bare, ours] = await Promise.all([
    openBare(executablePath, honest!),
    openOurs(honest!, () => openBrowserDriver({ executablePath, headed: false })),
  ]);
  try {
    // The first sign-in of each fills caches; it is not counted.
    await ours.signIn(accounts[2 * rounds]!.id);
    await bare.signIn(accounts[2 * rounds + 1]!);
    return await side(
      'sign-in',
      rounds,
      (round) => ours.signIn(accounts[2 * round]!.id),
      (round) => bare.signIn(accounts[2 * round + 1]!),
    );
  } finally {
    await Promise.all([bare.close(), ours.close()]);
    await lab.stop();
  }
}

function timed(...args: string[]): number {
  const startedAt = performance.now();
  execFileSync(process.execPath, args);
  return performance.now() - startedAt;
}

const { accounts } = parseArgs({ options: { accounts: { type: 'string' } } }).values;
if (accounts !== undefined) {
  const { time, memory } = await manyAccounts(Number(accounts));
  const held = time <= 1.1 && memory < 1.2;
  console.log(
    `time ${time.toFixed(2)} (at most 1.1), memory ${memory.toFixed(2)} (under 1.2): ${held ? 'within' : 'not within'} bounds`,
  );
  process.exit(held ? 0 : 1);
}

const launcher = join(import.meta.dirname, '../bin/amrcheck.mjs');
const ratios = {
  'sign-in': await signInRatio(),
  http: await httpRatio(side),
  '--version': await side(
    '--version',
    21,
    () => timed(launcher, '--version'),
    () => timed('-e', '0'),
  ),
  judging: await judgingRatio(side),
  SAML: await samlRatio(side),
};
const within = Object.entries(bounds).filter(([name, bound]) => ratios[name as keyof typeof bounds] <= bound);
const shown = Object.entries(ratios).map(
  ([name, ratio]) =>
    `${name} ${ratio.toFixed(name === 'http' ? 3 : 2)} (at most ${bounds[name as keyof typeof bounds]})`,
);
console.log(`${shown.join(', ')}: ${within.length} of ${Object.keys(bounds).length} within bounds`);
process.exitCode = within.length === Object.keys(bounds).length ? 0 : 1;
