import { fork } from 'node:child_process';
import { once } from 'node:events';
import { keepMemoryFlat } from '../cli/memory.ts';
import { findBrowser } from '../probes/browsers.ts';
import { openBrowserDriver } from '../probes/drivers/browser.ts';
import { openHttpDriver } from '../probes/drivers/http.ts';
import type { Driver } from '../probes/drivers/driver.ts';
import { openBareHttp } from './bare-http.ts';
import { forkLab } from './lab.ts';
import { openOurs } from './ours.ts';
import { side, timed } from './side.ts';

/** `http` never needs a browser on the lab's pages. */
const openHttp = (): Promise<Driver> =>
  Promise.resolve(
    openHttpDriver({ openBrowser: () => Promise.reject(new Error('a page needed a browser')) }),
  );

/** The throughput of `--driver http` against the browser's, both amrcheck: sign-ins that `workers` do at once. */
export async function httpRatio(workers: number): Promise<number> {
  const rounds = 7;
  const warmUp = 100;
  /** So many sign-ins without a browser for each one in it: they are that much shorter. */
  const more = 20;
  const each = 2 * workers;
  const lab = await forkLab(warmUp + rounds * each * (more + 1) + workers);
  const executablePath = await findBrowser(process.env);
  const browser = await openOurs(lab.target, () => openBrowserDriver({ executablePath, headed: false }));
  const http = await openOurs(lab.target, openHttp);
  const perSignIn = async ({ signIn }: typeof http, count: number): Promise<number> => {
    const accounts = lab.accounts.splice(-count);
    const worker = async (): Promise<void> => {
      for (let next = accounts.pop(); next; next = accounts.pop()) await signIn(next.id);
    };
    const all = await timed(() => Promise.all(Array.from({ length: workers }, worker)));
    return all / count;
  };
  try {
    await perSignIn(http, warmUp);
    await perSignIn(browser, workers);
    return await side(
      'http',
      rounds,
      () => perSignIn(http, each * more),
      () => perSignIn(browser, each),
    );
  } finally {
    await Promise.all([browser.close(), http.close()]);
    lab.stop();
  }
}

/** One sign-in with `--driver http` against a bare script that knows this provider's pages: what the provider itself takes. */
export async function bareHttpRatio(): Promise<number> {
  const count = 150;
  const warmUp = 100;
  const lab = await forkLab(2 * (warmUp + count));
  const [ours, bare] = [await openOurs(lab.target, openHttp), openBareHttp(lab.target)];
  const ourSignIn = (): Promise<number> => ours.signIn(lab.accounts.pop()!.id);
  const bareSignIn = (): Promise<number> => bare.signIn(lab.accounts.pop()!);
  try {
    for (let done = 0; done < warmUp; done++) {
      await ourSignIn();
      await bareSignIn();
    }
    return await side('bare http', count, ourSignIn, bareSignIn);
  } finally {
    await Promise.all([ours.close(), bare.close()]);
    lab.stop();
  }
}

export interface Growth {
  time: number;
  memory: number;
}

/** So many accounts one after the other, in a process of their own: the last 100 against the first 100, in time and in resident memory. */
export async function manyAccounts(accounts: number): Promise<Growth> {
  const process = fork(import.meta.filename, [String(accounts)]);
  const [growth] = (await once(process, 'message')) as [Growth];
  return growth;
}

async function measureMany(count: number): Promise<Growth> {
  keepMemoryFlat();
  const lab = await forkLab(count);
  const ours = await openOurs(lab.target, openHttp);
  const times: number[] = [];
  const memory: number[] = [];
  for (const { id } of lab.accounts) {
    times.push(await ours.signIn(id));
    memory.push(process.memoryUsage().rss / 2 ** 20);
  }
  await ours.close();
  lab.stop();
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const [first, last] = [times.slice(0, 100), times.slice(-100)];
  console.log(
    `${count} accounts over http in ${(sum(times) / 1000).toFixed(1)} s; the first 100 ${sum(first).toFixed(0)} ms, the last 100 ${sum(last).toFixed(0)} ms; resident ${memory[99]!.toFixed(0)} MiB after 100, ${memory.at(-1)!.toFixed(0)} MiB at the end`,
  );
  return { time: sum(last) / sum(first), memory: memory.at(-1)! / memory[99]! };
}

if (process.argv[1] === import.meta.filename) process.send?.(await measureMany(Number(process.argv[2])));
