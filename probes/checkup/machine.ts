import { locateBrowser } from '../browsers.ts';
import { openBrowserDriver } from '../drivers/browser.ts';
import { bare } from '../drivers/navigation-error.ts';
import { connectBrowser, isInTheClear } from '../drivers/remote-browser.ts';
import { checked, type Checked } from './finding.ts';

/** A browser is there, and starts. */
export function checkBrowser(env: NodeJS.ProcessEnv): Promise<Checked> {
  return checked('browser', async () => {
    const { path, foundBy } = await locateBrowser(env);
    const driver = await openBrowserDriver({ executablePath: path, headed: false });
    await driver.close();
    return { state: 'ok', text: `${path} starts (found by ${foundBy}).` };
  });
}

/** A browser elsewhere answers, and speaks as this version does. `url`: of `--browser-endpoint`. */
export function checkRemoteBrowser(url: string): Promise<Checked> {
  return checked('browser', async () => {
    const browser = await connectBrowser({ url, relyingPartyHost: 'localhost' });
    const text = `${bare(url)} answers: Chromium ${browser.version()}.`;
    await browser.close();
    if (!isInTheClear(url)) return { state: 'ok', text };
    return {
      state: 'note',
      text: `${text} Passwords and codes go there in the clear.`,
      hint: 'Use wss: or https:, or a tunnel.',
    };
  });
}
