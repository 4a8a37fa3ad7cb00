import { createHash, X509Certificate } from 'node:crypto';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { launchError, quietFlags } from '../browsers.ts';
import type { Driver, DriverSession } from './driver.ts';
import { SignInRun } from './sign-in-run.ts';

export interface BrowserDriverOptions {
  executablePath: string;
  headed: boolean;
  /**
   * PEM texts of private CAs, or of the relying party's own certificate, that the browser shall trust. What they
   * signed is trusted whatever its name and dates: Chromium has no narrower way for one start.
   */
  trustedCertificates?: readonly string[];
  /** Language that the provider's pages are asked for. Default: en-US. */
  locale?: string;
}

/** Starts a browser. Throws BROWSER_FAILED with what to do about it. */
export async function openBrowserDriver(options: BrowserDriverOptions): Promise<Driver> {
  const { executablePath, headed, trustedCertificates = [], locale = 'en-US' } = options;
  const args = [...quietFlags, ...trustFlags(trustedCertificates)];
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
    // One that does not go is killed by Playwright after 30 s.
    close: () => browser.close(),
  };
}

async function openSession(context: BrowserContext): Promise<DriverSession> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  return {
    signIn: (task) => new SignInRun(page, devtools, task).run(),
    // Not waited for: Chromium (156) at times never answers Target.disposeBrowserContext. Or the browser may be gone already.
    close: () => Promise.resolve(void context.close().catch(() => {})),
  };
}

function trustFlags(pems: readonly string[]): string[] {
  const certificates = pems.flatMap(
    (pem) => pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [],
  );
  if (certificates.length === 0) return [];
  const keys = certificates.map((pem) => {
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  });
  return [`--ignore-certificate-errors-spki-list=${keys.join(',')}`];
}
