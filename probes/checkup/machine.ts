import { locateBrowser } from '../browsers.ts';
import { openBrowserDriver } from '../drivers/browser.ts';
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
