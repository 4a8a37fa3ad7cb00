import { readdir, readFile } from 'node:fs/promises';
import { findBrowser } from '../probes/browsers.ts';
import { openBrowserDriver } from '../probes/drivers/browser.ts';
import { openBare } from './bare.ts';
import { forkLab } from './lab.ts';
import { openOurs } from './ours.ts';
import { side, timed } from './side.ts';

/** Both in their own browser, against one lab with `accounts`; what `measure` starts with is handed out once. */
async function withBoth<Result>(
  accounts: number,
  measure: (ours: () => Promise<unknown>, bare: () => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const lab = await forkLab(accounts);
  const executablePath = await findBrowser(process.env);
  const [bare, ours] = await Promise.all([
    openBare(executablePath, lab.target),
    openOurs(lab.target, () => openBrowserDriver({ executablePath, headed: false })),
  ]);
  const next = () => lab.accounts.pop() ?? Promise.reject(new Error('no account is left'));
  try {
    const [ourSignIn, bareSignIn] = [
      async () => ours.signIn((await next()).id),
      async () => bare.signIn(await next()),
    ];
    // The first sign-in of each fills caches; it is not counted.
    await ourSignIn();
    await bareSignIn();
    return await measure(ourSignIn, bareSignIn);
  } finally {
    await Promise.all([bare.close(), ours.close()]);
    lab.stop();
  }
}

/** One sign-in after the other. */
export function signInRatio(): Promise<number> {
  const rounds = 20;
  return withBoth(2 * rounds + 2, (ours, bare) =>
    side(
      'sign-in',
      rounds,
      () => timed(ours),
      () => timed(bare),
    ),
  );
}

const workers = 4;
const each = 2;

const atOnce = async (signIn: () => Promise<unknown>, count: number): Promise<void> => {
  const worker = async (): Promise<void> => {
    for (let done = 0; done < each; done++) await signIn();
  };
  await Promise.all(Array.from({ length: count }, worker));
};

/** 8 sign-ins by 4 workers: the time that they take together. */
export function workersRatio(): Promise<number> {
  const rounds = 4;
  return withBoth(2 * rounds * workers * each + 2, (ours, bare) =>
    side(
      '4 workers',
      rounds,
      () => timed(() => atOnce(ours, workers)),
      () => timed(() => atOnce(bare, workers)),
    ),
  );
}

/** What each worker beyond the first takes of memory in the browser, in MiB. */
export function memoryRatio(): Promise<number> {
  const rounds = 2;
  const perWorker = async (signIn: () => Promise<unknown>): Promise<number> => {
    const one = await highest(() => atOnce(signIn, 1));
    const many = await highest(() => atOnce(signIn, workers));
    return (many - one) / (workers - 1);
  };
  return withBoth(2 * rounds * (workers + 1) * each + 2, (ours, bare) =>
    side(
      'memory',
      rounds,
      () => perWorker(ours),
      () => perWorker(bare),
    ),
  );
}

/** The most that the browsers of this process hold of memory while `work` goes on, in MiB; what is shared counts once. */
async function highest(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  let over = false;
  const watch = async (): Promise<void> => {
    while (!over) most = Math.max(most, await browserMemory(process.pid));
  };
  const watching = watch();
  await work();
  over = true;
  await watching;
  return most;
}

async function browserMemory(pid: number): Promise<number> {
  const parents = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(/\) \S (\d+)/.exec(stat)?.[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const family = [pid];
  for (const one of family) family.push(...(parents.get(one) ?? []));
  const sizes = family.map(async (one) => {
    const command = await readFile(`/proc/${one}/cmdline`, 'utf8').catch(() => '');
    if (one === pid || command.startsWith(process.execPath)) return 0;
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
