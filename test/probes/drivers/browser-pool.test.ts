import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBrowserDriver } from '../../../probes/drivers/browser.ts';
import type { Driver, DriverSession } from '../../../probes/drivers/driver.ts';
import { countedBrowser, isRunning } from '../counted-browser.ts';
import { openSite, type Site } from './site.ts';

let browser: Awaited<ReturnType<typeof countedBrowser>>;
let driver: Driver | undefined;
const sites: Site[] = [];

beforeEach(async () => {
  browser = await countedBrowser();
});
afterEach(async () => {
  await driver?.close();
  for (const site of sites.splice(0)) await site.close();
  await browser.remove();
});

/** Lets in whoever has the cookie that it gave before; `hangs`: never answers. */
async function signIn(session: DriverSession, hangs?: () => void): Promise<string> {
  const site = await openSite(({ cookie }, done) => {
    hangs?.();
    if (hangs) return `<p>Loading</p>`;
    if (cookie.includes('known=yes')) return { ...(done as { to: string }) };
    const { to } = done as { to: string };
    return { status: 303, headers: { location: to, 'set-cookie': 'known=yes' } };
  });
  sites.push(site);
  await session.signIn(site.task);
  return site.visits.at(-1)?.cookie ?? '';
}

test('a browser that has had its fill is followed by another, and ends when nobody is signed in there any more', async () => {
  driver = await openBrowserDriver({ executablePath: browser.path, headed: false, contextsEach: 2 });
  const first = await driver.newSession();
  expect(await signIn(first)).toBe('');
  for (let n = 0; n < 2; n++) {
    const session = await driver.newSession();
    await signIn(session);
    await session.close();
  }
  const [full = 0] = browser.pids();
  expect(browser.pids()).toHaveLength(2);
  // The same host: the session is still known there.
  expect(await signIn(first)).toBe('known=yes');
  await first.close();
  await expect.poll(() => isRunning(full), { timeout: 45_000 }).toBe(false);
  await driver.close();
  expect(browser.pids().filter(isRunning)).toEqual([]);
});

test('a browser that is killed: the environment’s fault at once, and the next session has a new one', async () => {
  driver = await openBrowserDriver({ executablePath: browser.path, headed: false });
  const session = await driver.newSession();
  const kill = (): void => void process.kill(browser.pids()[0]!, 'SIGKILL');
  await expect(signIn(session, kill)).rejects.toMatchObject({
    code: 'BROWSER_FAILED',
    fault: 'environment',
    message: expect.stringContaining('went away'),
  });
  const another = await driver.newSession();
  expect(await signIn(another)).toBe('');
  expect(browser.pids()).toHaveLength(2);
});

test('a driver that was closed starts no browser any more', async () => {
  driver = await openBrowserDriver({ executablePath: browser.path, headed: false });
  await driver.close();
  await expect(driver.newSession()).rejects.toMatchObject({ code: 'BROWSER_FAILED' });
  expect(browser.pids()).toHaveLength(1);
});
