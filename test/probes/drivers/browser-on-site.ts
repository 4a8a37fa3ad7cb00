import { afterAll, afterEach, beforeAll } from 'vitest';
import { findBrowser } from '../../../probes/browsers.ts';
import { openBrowserDriver } from '../../../probes/drivers/browser.ts';
import type { Driver, SignInOutcome } from '../../../probes/drivers/driver.ts';
import { openSite, type Answer, type Site, type Visit } from './site.ts';

export type Provider = (visit: Visit, done: Answer) => Answer;

/** One browser for the tests of a file, and a site of its own for each sign-in. */
export function browserOnSite(): {
  /** That of the last sign-in, until its test is over. */
  site(): Site | undefined;
  /** Signs in at a provider that answers so; `change`: another task than alice's. */
  signIn(answer: Provider, change?: (task: Site['task']) => void): Promise<SignInOutcome & Site>;
} {
  let driver: Driver;
  let site: Site | undefined;
  beforeAll(async () => {
    driver = await openBrowserDriver({ executablePath: await findBrowser(process.env), headed: false });
  });
  afterAll(() => driver?.close());
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });
  return {
    site: () => site,
    async signIn(answer, change = () => {}) {
      site = await openSite(answer);
      change(site.task);
      const session = await driver.newSession();
      try {
        return { ...(await session.signIn(site.task)), ...site };
      } finally {
        await session.close();
      }
    },
  };
}
