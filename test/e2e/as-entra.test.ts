import { TOTP } from 'otpauth';
import { chromium } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { openServe } from '../../cli/serve.ts';
import { configSchema } from '../../core/config.ts';
import { externalMfaConfig, startExternalMfaLab } from '../../lab/external-mfa/index.ts';
import type { ExternalMfaLab } from '../../lab/external-mfa/index.ts';
import { findBrowser } from '../../probes/browsers.ts';
import type { RelyingParty } from '../../server/relying-party.ts';
import { violationsOf } from './axe.ts';

let lab: ExternalMfaLab;
let served: RelyingParty;
let browser: Browser;

beforeAll(async () => {
  lab = await startExternalMfaLab({ defects: ['eam-amr-mfa', 'eam-hint-unsigned', 'eam-no-factor'] });
  const config = configSchema.parse({
    relyingParty: { baseUrl: 'http://127.0.0.1:0' },
    targets: Object.fromEntries(lab.targets.map((target) => [target.id, externalMfaConfig(target)])),
  });
  const context = createContext({
    env: {},
    stdout: { write: () => true },
    stderr: { write: () => true },
    signal: new AbortController().signal,
  });
  served = await openServe(config, context, { asEntra: true });
  browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await lab?.stop();
});

/** Sends the proper request about alice, whose code is given where it is asked for, until the verdict is there. */
async function call(context: BrowserContext, target: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(`/targets/${target}`, served.baseUrl).href);
  await page.getByRole('button', { name: 'Send the request' }).click();
  const code = page.locator('input[autocomplete=one-time-code]');
  await Promise.race([page.waitForURL(/\/sign-ins\//), code.waitFor()]);
  if (page.url().startsWith(lab.origin)) {
    const { totp = '' } = lab.targets.find(({ id }) => id === target)?.accounts[0] ?? {};
    await code.fill(new TOTP({ secret: totp }).generate());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-ins\//);
  }
  return page;
}

const verdict = (page: Page): Promise<string | null> => page.locator('.badge').first().textContent();

/** Sends a request that must be refused, and looks at what the provider shows in the tab of its own. */
async function sendHostile(page: Page, what: string): Promise<string> {
  await page.getByRole('button', { name: `Send: ${what}` }).click();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open the provider in a new tab' }).click();
  const tab = await opening;
  await tab.waitForURL((url) => url.origin === lab.origin && !url.pathname.endsWith('/start'));
  await tab.waitForLoadState();
  const shown = await tab.locator('body').innerText();
  await tab.close();
  return shown;
}

/** What stands at the button of a request. */
const came = (page: Page, what: string): Promise<string | null> =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Send: ${what}` }) })
    .locator('p')
    .textContent();

test('an honest provider: the verdict, and the requests that it refuses on a page of its own', async () => {
  // The pages take no script: axe is let in.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await call(context, 'honest-eam');
  expect(await verdict(page)).toContain('Pass');
  expect(await page.getByRole('heading', { name: 'What Entra would show' }).count()).toBe(1);
  expect(await page.getByText('No error: nothing was found that Entra refuses.').count()).toBe(1);
  const proper = page.url();
  const replay = 'The proper request once more';
  expect(await came(page, replay)).toBe('not sent yet');
  for (const [what, said] of [
    [replay, 'This request was sent before.'],
    ['The redirect_uri is not registered', 'This redirect_uri is not registered here.'],
  ] as const) {
    expect(await sendHostile(page, what)).toContain(said);
    expect(await page.locator('h1').textContent()).toBe('This one must be refused');
    await page.getByRole('button', { name: 'It showed an error' }).click();
    expect(await came(page, what)).toContain('Pass');
  }
  // The first of them is not forgotten, and four are not sent yet.
  expect(await came(page, replay)).toContain('Pass');
  expect(await page.getByText('not sent yet').count()).toBe(4);
  expect(await verdict(page)).toContain('Could not tell');
  expect(await violationsOf(page)).toEqual([]);

  const evidence = await context.request.get(`${page.url()}/evidence.json`);
  expect(await evidence.text()).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]{20,}/);
  await page.getByRole('button', { name: `Send: ${replay}` }).click();
  expect(await violationsOf(page)).toEqual([]);
  for (const url of [proper, new URL('/targets/honest-eam', served.baseUrl).href, served.baseUrl]) {
    await page.goto(url);
    expect(await violationsOf(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Deutsch' }).click();
  expect(await page.getByText('Ihren Anbieter aufrufen, wie Entra es tut').count()).toBeGreaterThan(0);
  await context.close();
});

test('what Entra refuses is named by the error that it would show, with how sure that is', async () => {
  const context = await browser.newContext();
  const page = await call(context, 'eam-amr-mfa');
  expect(await verdict(page)).toContain('Fail');
  expect(await page.getByText('AADSTS5001257, reported by others').count()).toBe(1);
  await context.close();
});

test('a provider that goes on with a forged hint is caught by what the person saw', async () => {
  const context = await browser.newContext();
  const page = await call(context, 'eam-hint-unsigned');
  const forged = 'The hint has a forged signature';
  expect(await sendHostile(page, forged)).toMatch(/code/i);
  await page.getByRole('button', { name: 'It went on, and asked for the factor' }).click();
  expect(await came(page, forged)).toContain('Fail');
  expect(await page.getByText('A hint with a forged signature is not refused').count()).toBeGreaterThan(0);
  await context.close();
});

test('a provider that asks for nothing is caught once the person says so', async () => {
  const context = await browser.newContext();
  const page = await call(context, 'eam-no-factor');
  expect(await verdict(page)).toContain('Pass');
  await page.getByLabel('Nothing was asked for').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await verdict(page)).toContain('Fail');
  expect(await page.getByText('An id_token came although no factor was given').count()).toBeGreaterThan(0);
  await context.close();
});
