import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { HarnessError } from '../../core/errors.ts';
import { launchError, quietFlags } from '../browsers.ts';
import { BrowserAgent } from './browser-agent.ts';
import { trustFlags } from './certificates.ts';
import type { ClientCertificate, Driver, DriverSession } from './driver.ts';
import { unreachableFlags } from './interception.ts';
import { recordSignIn } from './recorder.ts';
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
  /** Language that the provider's pages are asked for. Default: en-US. */
  locale?: string;
}

/** Starts a browser. Throws BROWSER_FAILED with what to do about it. */
export async function openBrowserDriver(options: BrowserDriverOptions): Promise<Driver> {
  const {
    executablePath,
    headed,
    trustedCertificates = [],
    unreachableHosts = [],
    locale = 'en-US',
  } = options;
  const args = [...quietFlags, ...trustFlags(trustedCertificates), ...unreachableFlags(unreachableHosts)];
  let browser: Browser;
  try {
    browser = await chromium.launch({
      executablePath,
      headless: !headed,
      args,
      // Whoever opened the driver closes it; Playwright would end the whole process, evidence unwritten.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw launchError(cause, executablePath);
  }
  // A provider may be honest to tests only: the browser does not say that nobody sees it.
  const devtools = await browser.newBrowserCDPSession();
  const { userAgent } = await devtools.send('Browser.getVersion');
  const prepare = async (certificates: readonly ClientCertificate[] = []): Promise<PreparedSession> =>
    openSession(
      await browser.newContext({
        ...(certificates.length > 0 && {
          clientCertificates: certificates.map(({ origin, cert, key, passphrase }) => ({
            ...{ origin, certPath: cert, keyPath: key },
            ...(passphrase !== undefined && { passphrase }),
          })),
        }),
        locale,
        userAgent: userAgent.replace('Headless', ''),
        viewport: { width: 1024, height: 768 },
        acceptDownloads: false,
      }),
    );
  // A context takes as long as a page: the next one is made while the provider is talked to.
  let next = prepare();
  next.catch(() => {});
  return {
    id: 'browser',
    async newSession({ cookies = [], certificates = [] } = {}) {
      const isUsual = certificates.length === 0;
      const session = isUsual ? next : prepare(certificates);
      if (isUsual) {
        next = session.then(
          () => prepare(),
          () => prepare(),
        );
        next.catch(() => {});
      }
      const withCookies = async (): Promise<DriverSession> => {
        const { context, ...prepared } = await session;
        if (cookies.length > 0) await context.addCookies([...cookies]);
        return prepared;
      };
      return withCookies().catch((cause: unknown) => {
        throw new HarnessError(
          'BROWSER_FAILED',
          'The browser went away between two sign-ins.',
          'Run it again. In a container, give it more shared memory (--shm-size=1g).',
          { cause },
        );
      });
    },
    // One that does not go is killed by Playwright after 30 s.
    close: () => browser.close(),
  };
}

type PreparedSession = DriverSession & { context: BrowserContext };

async function openSession(context: BrowserContext): Promise<PreparedSession> {
  const openPage = async (): Promise<{ page: Page; devtools: CDPSession }> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    return { page, devtools: await context.newCDPSession(page) };
  };
  let { page, devtools } = await openPage();
  return {
    context,
    driver: 'browser',
    signIn: (task) => new SignInRun(new BrowserAgent(page, devtools, task), task).run(),
    record: (task) => recordSignIn(page, devtools, task),
    async reopen() {
      const lasting = (await context.cookies()).filter(({ expires }) => expires !== -1);
      await context.clearCookies();
      await context.addCookies(lasting);
      // What a page kept in its session storage goes with it.
      await page.close();
      ({ page, devtools } = await openPage());
    },
    // Not waited for: Chromium (156) at times never answers Target.disposeBrowserContext. Or the browser may be gone already.
    close: () => Promise.resolve(void context.close().catch(() => {})),
  };
}
