import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { launchError, quietFlags } from '../browsers.ts';
import { BrowserAgent } from './browser-agent.ts';
import { BrowserPool, whileConnected, type PooledContext } from './browser-pool.ts';
import { trustFlags } from './certificates.ts';
import type { ClientCertificate, Driver, DriverSession } from './driver.ts';
import { unreachableFlags } from './interception.ts';
import { recordSignIn } from './recorder.ts';
import { connectBrowser, type BrowserEndpoint } from './remote-browser.ts';
import { SignInRun } from './sign-in-run.ts';

export interface BrowserDriverOptions {
  executablePath: string;
  headed: boolean;
  /**
   * PEM texts of server certificates that the browser shall trust as they are: the relying party's own, and those of
   * providers with a private CA (see `verifiedCertificate`; Chromium takes no CA for one start).
   */
  trustedCertificates?: readonly string[];
  /** Names that must not be looked up, and so cannot be reached. */
  unreachableHosts?: readonly string[];
  /** How many are signed in at the same time. Default: 1. */
  sideBySide?: number;
  /** How many contexts are opened in one browser before another is started. */
  contextsEach?: number;
}

/** Starts a browser. Throws BROWSER_FAILED with what to do about it. */
export function openBrowserDriver(options: BrowserDriverOptions): Promise<Driver> {
  const { executablePath, headed, trustedCertificates = [], unreachableHosts = [] } = options;
  const { contextsEach, sideBySide } = options;
  const start = (): Promise<Browser> =>
    chromium
      .launch({
        executablePath,
        headless: !headed,
        args: [...quietFlags, ...trustFlags(trustedCertificates), ...unreachableFlags(unreachableHosts)],
        // Whoever opened the driver closes it; Playwright would end the whole process, evidence unwritten.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
      .catch((cause: unknown) => {
        throw launchError(cause, executablePath);
      });
  return openPool(new BrowserPool(start, contextsEach), sideBySide);
}

/** Uses a browser that runs elsewhere. Throws BROWSER_FAILED with what to do about it. */
export function openRemoteDriver(endpoint: BrowserEndpoint, sideBySide: number): Promise<Driver> {
  return openPool(new BrowserPool(() => connectBrowser(endpoint)), sideBySide);
}

/** Rejects where no browser can be had. */
async function openPool(pool: BrowserPool, sideBySide = 1): Promise<Driver> {
  const prepare = async (certificates: readonly ClientCertificate[] = []): Promise<PreparedSession> =>
    openSession(
      await pool.newContext({
        ...(certificates.length > 0 && {
          clientCertificates: certificates.map(({ origin, cert, key, passphrase }) => ({
            ...{ origin, certPath: cert, keyPath: key },
            ...(passphrase !== undefined && { passphrase }),
          })),
        }),
        locale: 'en-US',
        viewport: { width: 1024, height: 768 },
        acceptDownloads: false,
      }),
    );
  const prepareNext = (): Promise<PreparedSession> => {
    const session = prepare();
    session.catch(() => {});
    return session;
  };
  await pool.ready();
  const startedAt = performance.now();
  const next = Array.from({ length: sideBySide }, prepareNext);
  await Promise.allSettled(next);
  return {
    id: 'browser',
    openedInMs: performance.now() - startedAt,
    async newSession({ cookies = [], certificates = [] } = {}) {
      const isUsual = certificates.length === 0;
      const session = (isUsual && next.shift()) || prepare(certificates);
      let prepared = await session.catch(() => prepare(certificates));
      // A context takes as long as a page: the next one is made while the provider is talked to.
      if (isUsual && next.length === 0) next.push(prepareNext());
      // Its browser may have ended meanwhile.
      if (!prepared.isAlive()) prepared = await prepare(certificates);
      const { context, ...own } = prepared;
      if (cookies.length > 0) await context.addCookies([...cookies]);
      return own;
    },
    close: () => pool.close(),
  };
}

type PreparedSession = DriverSession & { context: BrowserContext; isAlive(): boolean };

async function openSession({ context, browser, release }: PooledContext): Promise<PreparedSession> {
  const openPage = async (): Promise<{ page: Page; devtools: CDPSession }> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    return { page, devtools: await context.newCDPSession(page) };
  };
  let { page, devtools } = await whileConnected(browser, openPage).catch((cause: unknown) => {
    release();
    throw cause;
  });
  return {
    context,
    isAlive: () => browser.isConnected(),
    driver: 'browser',
    signIn: (task) =>
      whileConnected(browser, () => new SignInRun(new BrowserAgent(page, devtools, task), task).run()),
    record: (task) => recordSignIn(page, devtools, task),
    reopen: () =>
      whileConnected(browser, async () => {
        const lasting = (await context.cookies()).filter(({ expires }) => expires !== -1);
        await context.clearCookies();
        await context.addCookies(lasting);
        // What a page kept in its session storage goes with it.
        await page.close();
        ({ page, devtools } = await openPage());
      }),
    close() {
      release();
      return Promise.resolve();
    },
  };
}
