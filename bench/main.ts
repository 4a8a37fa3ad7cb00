/**
 * npm run bench: amrcheck against the bare minimum, side by side in one run. Milliseconds on a shared machine mean
 * little; the ratios of interleaved runs do. Ends with 0 only where every bound holds. `--only NAME` measures one.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { memoryRatio, signInRatio, workersRatio } from './browser.ts';
import { coldStart, versionRatio } from './cold.ts';
import { bareHttpRatio, httpRatio, manyAccounts } from './http.ts';
import { judgingRatio } from './judging.ts';
import { samlRatio } from './saml.ts';

const { only, accounts } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    accounts: { type: 'string', default: '1000' },
  },
}).values;

/** By name; each resolves to what it measured beside the bound of it. No bound: for comparison only. */
const rows: Record<string, () => Promise<[what: string, measured: number, bound?: number][]>> = {
  'sign-in': async () => [['sign-in', await signInRatio(), 1.05]],
  // At least 0.95 of the bare script's throughput.
  workers: async () => [['4 workers', await workersRatio(), 1 / 0.95]],
  memory: async () => [['memory of a worker', await memoryRatio(), 1.1]],
  // As `run` does it, with as many workers as there are cores; and one after the other.
  http: async () => [
    ['http against browser', await httpRatio(availableParallelism()), 1 / 40],
    ['the same with one worker', await httpRatio(1)],
  ],
  'bare-http': async () => [['http against a bare script', await bareHttpRatio()]],
  accounts: async () => {
    const { time, memory } = await manyAccounts(Number(accounts));
    return [
      ['time of the last 100 accounts', time, 1.1],
      ['memory at the end', memory, 1.2],
    ];
  },
  'cold-start': async () => {
    const { seconds, ratio } = await coldStart();
    return [
      ['seconds to the first report', seconds, 1.5],
      ['cold start against a bare script', ratio],
    ];
  },
  version: async () => [['--version', await versionRatio(), 2]],
  judging: async () => [['judging', await judgingRatio(), 2]],
  saml: async () => [['SAML', await samlRatio(), 1.5]],
};

const chosen = only ?? Object.keys(rows);
const unknown = chosen.filter((name) => !(name in rows));
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(rows).join(', ')}.`);
const measured = [];
for (const name of chosen) measured.push(...(await rows[name]!()));

let missed = 0;
for (const [what, ratio, bound] of measured) {
  const holds = bound === undefined || ratio <= bound;
  if (!holds) missed += 1;
  const said = bound === undefined ? 'no bound' : `at most ${bound.toFixed(3)}${holds ? '' : ': NOT WITHIN'}`;
  console.log(`${what.padEnd(34)} ${ratio.toFixed(3)}  ${said}`);
}
console.log(missed === 0 ? 'All within bounds.' : `${missed} of ${measured.length} not within bounds.`);
process.exitCode = missed === 0 ? 0 : 1;
