import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labConfig } from '../cli/lab.ts';
import { forkLab } from './lab.ts';
import { side, timed } from './side.ts';

const launcher = join(import.meta.dirname, '../bin/amrcheck.mjs');

export const versionRatio = (): Promise<number> =>
  side(
    '--version',
    21,
    () => timed(() => execFileSync(process.execPath, [launcher, '--version'])),
    () => timed(() => execFileSync(process.execPath, ['-e', '0'])),
  );

/** From the start of the process to its end with the report on disk, one scenario over http; and that against a bare script. */
export async function coldStart(): Promise<{ seconds: number; ratio: number; firstEver: number }> {
  const rounds = 9;
  const lab = await forkLab(2 * rounds + 1);
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-bench-'));
  const env = {
    ...process.env,
    AMRCHECK_STATE_DIR: join(folder, 'state'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const times: number[] = [];
  const ours = async (): Promise<number> => {
    const account = await whileCodesLast(() => lab.accounts.pop()!);
    const out = join(folder, account.id);
    const config = `${out}.yaml`;
    const targets = await labConfig([{ ...lab.target, accounts: [account] }]);
    await writeFile(config, `relyingParty:\n  baseUrl: http://127.0.0.1:0\n${targets}`);
    const args = ['run', '-c', config, '--driver', 'http', '--scenario', 'mfa', '--out', out];
    let said = '';
    const time = await timed(() => {
      const run = spawnSync(process.execPath, [launcher, ...args], { env });
      said = String(run.stderr);
    });
    if (!existsSync(join(out, 'report.html'))) throw new Error(`no report was written: ${said}`);
    times.push(time);
    return time;
  };
  const script = join(import.meta.dirname, 'bare-http.ts');
  const bare = async (): Promise<number> => {
    const account = await whileCodesLast(() => lab.accounts.pop()!);
    const target = JSON.stringify({ ...lab.target, accounts: [account] });
    return timed(() => execFileSync(process.execPath, [script, target], { env }));
  };
  try {
    const firstEver = await ours();
    const ratio = await side('cold start', rounds, ours, bare);
    const seconds = times.slice(1).toSorted((a, b) => a - b)[Math.floor(rounds / 2)]! / 1000;
    console.log(
      `cold start   ${seconds.toFixed(2)} s to the report; ${(firstEver / 1000).toFixed(2)} s the first time ever, with nothing compiled yet`,
    );
    return { seconds, ratio, firstEver: firstEver / 1000 };
  } finally {
    lab.stop();
    await rm(folder, { recursive: true });
  }
}

/** Not at the end of a time step: what amrcheck would wait for there is the next code, not itself. */
async function whileCodesLast<Result>(next: () => Result): Promise<Result> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 8_000) await new Promise((resolve) => setTimeout(resolve, left));
  return next();
}
