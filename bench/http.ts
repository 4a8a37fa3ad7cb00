import { startLab } from '../lab/index.ts';
import { findBrowser } from '../probes/browsers.ts';
import { openBrowserDriver } from '../probes/drivers/browser.ts';
import { openHttpDriver } from '../probes/drivers/http.ts';
import type { Driver } from '../probes/drivers/driver.ts';
import { openOurs } from './ours.ts';
import type { Side } from './judging.ts';

/** `http` never needs a browser on the lab's pages. */
const openHttp = (): Promise<Driver> =>
  Promise.resolve(
    openHttpDriver({ openBrowser: () => Promise.reject(new Error('a page needed a browser')) }),
  );

/** One sign-in with `--driver http` against the same in the browser. */
export async function httpRatio(side: Side): Promise<number> {
  const rounds = 15;
  // An account is used once by each side, so that no code is waited for.
  const lab = await startLab({ accounts: 2 * (rounds + 1) });
  const [honest] = lab.targets;
  const accounts = honest!.accounts.filter((account) => account.totp !== undefined);
  const executablePath = await findBrowser(process.env);
  const browser = await openOurs(honest!, () => openBrowserDriver({ executablePath, headed: false }));
  const http = await openOurs(honest!, openHttp);
  try {
    await http.signIn(accounts[2 * rounds]!.id);
    await browser.signIn(accounts[2 * rounds + 1]!.id);
    let round = 0;
    return await side(
      'http',
      rounds,
      () => http.signIn(accounts[2 * round]!.id),
      () => browser.signIn(accounts[2 * round++ + 1]!.id),
    );
  } finally {
    await Promise.all([browser.close(), http.close()]);
    await lab.stop();
  }
}

/** So many accounts one after the other: the last 100 against the first 100, in time and in resident memory. */
export async function manyAccounts(accounts: number): Promise<{ time: number; memory: number }> {
  const lab = await startLab({ accounts });
  const [honest] = lab.targets;
  const ours = await openOurs(honest!, openHttp);
  const times: number[] = [];
  const memory: number[] = [];
  try {
    for (const { id, totp } of honest!.accounts) {
      if (totp === undefined) continue;
      times.push(await ours.signIn(id));
      memory.push(process.memoryUsage().rss);
    }
  } finally {
    await ours.close();
    await lab.stop();
  }
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const [first, last] = [times.slice(0, 100), times.slice(-100)];
  console.log(
    `${accounts} accounts over http: ${(sum(times) / times.length).toFixed(1)} ms each; the first 100 ${sum(first).toFixed(0)} ms, the last 100 ${sum(last).toFixed(0)} ms; resident ${(memory[99]! / 2 ** 20).toFixed(0)} MiB after 100, ${(memory.at(-1)! / 2 ** 20).toFixed(0)} MiB at the end`,
  );
  return { time: sum(last) / sum(first), memory: memory.at(-1)! / memory[99]! };
}
