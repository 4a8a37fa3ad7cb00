import { HarnessError } from '../../core/errors.ts';
import type { DriverId } from '../../core/model.ts';
import { lanesOf, type Plan } from '../../core/plan.ts';
import { authoritiesOf, certificatesOf, trustForClientCertificates } from './certificates.ts';
import type { Driver } from './driver.ts';
import { foreignHosts } from './interception.ts';

export interface OpenDriverOptions {
  driver?: DriverId;
  headed: boolean;
  /** How many accounts sign in at the same time. */
  workers: number;
  /** Address of a browser that runs elsewhere. Default: one is started here. */
  browserEndpoint?: string;
  /** Where no browser can be started, go on without one, and tell so. */
  orWithout?(reason: HarnessError): void;
  /** Limit for one page of `http`, in milliseconds. */
  pageLimitMs: number;
}

/** The driver for a plan. What signs in without a browser does not load one. Throws BROWSER_NOT_FOUND and BROWSER_FAILED. */
export async function openDriver(plan: Plan, baseUrl: string, options: OpenDriverOptions): Promise<Driver> {
  const unreachableHosts = foreignHosts(plan.targets, baseUrl);
  const { browserEndpoint, workers } = options;
  const sideBySide = Math.min(workers, lanesOf(plan)[0].length || 1);
  const openBrowser = async (): Promise<Driver> => {
    const [{ findBrowser }, { openBrowserDriver, openRemoteDriver }] = await Promise.all([
      import('../browsers.ts'),
      import('./browser.ts'),
    ]);
    if (browserEndpoint !== undefined) {
      const { refuseWhatIsLocal } = await import('./remote-browser.ts');
      refuseWhatIsLocal(plan);
      return openRemoteDriver({ url: browserEndpoint, relyingPartyHost: new URL(baseUrl).host }, sideBySide);
    }
    await trustForClientCertificates(plan);
    return openBrowserDriver({
      executablePath: await findBrowser(process.env),
      headed: options.headed,
      sideBySide,
      trustedCertificates: await certificatesOf(plan),
      unreachableHosts,
    });
  };
  const openHttp = async (): Promise<Driver> => {
    const { openHttpDriver } = await import('./http.ts');
    const { pageLimitMs } = options;
    return openHttpDriver({ trusted: await authoritiesOf(plan), unreachableHosts, pageLimitMs, openBrowser });
  };
  if (options.driver === 'http') return openHttp();
  try {
    return await openBrowser();
  } catch (thrown) {
    if (!options.orWithout || !(thrown instanceof HarnessError)) throw thrown;
    options.orWithout(thrown);
    return openHttp();
  }
}
