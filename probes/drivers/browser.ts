import { chromium, type Browser, type BrowserContext } from 'playwright';
import { launchError, quietFlags } from '../browsers.ts';
import type { Driver, DriverSession } from './driver.ts';
import { SignInRun } from './sign-in-run.ts';

export interface BrowserDriverOptions {
  executablePath: string;
  headed: boolean;
  /** Language that the provider's pages are asked for. Default: en-US. */
  locale?: string;
}

/** Starts a browser. Throws BROWSER_FAILED with what to do about it. */
export async function openBrowserDriver(options: BrowserDriverOptions): Promise<Driver> {
  const { executablePath, headed, locale = 'en-US' } = options;
  let browser: Browser;
  try {
    browser = await chromium.launch({
      executablePath,
      headless: !headed,
      args: [...quietFlags],
      // Whoever opened the driver closes it; Playwright would end the whole process, evidence unwritten.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw launchError(cause, executablePath);
  }
  return {
    id: 'browser',
    async newSession() {
      const context = await browser.newContext({
        locale,
        viewport: { width: 1024, height: 768 },
        acceptDownloads: false,
      });
      return openSession(context);
    },
    close: () => browser.close(),
  };
}

async function openSession(context: BrowserContext): Promise<DriverSession> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  return {
    signIn: (task) => new SignInRun(page, devtools, task).run(),
    // The browser may be gone already, and then there is nothing to close.
    close: () => context.close().catch(() => {}),
  };
}
