import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { openServe } from '../../cli/serve.ts';
import type { Config } from '../../core/config.ts';
import { configSchema } from '../../core/config.ts';
import type { SignInProtocol } from '../../core/model.ts';
import { startLab } from '../../lab/index.ts';
import type { Lab, LabAccount } from '../../lab/index.ts';
import { acrValues } from '../../lab/oidc/acr.ts';
import { configOf } from '../../kill/factors.ts';
import { findBrowser } from '../../probes/browsers.ts';
import type { RelyingParty } from '../../server/relying-party.ts';
import { violationsOf } from './axe.ts';

let lab: Lab<SignInProtocol>;
let served: RelyingParty;
let config: Config;
let browser: Browser;
const said: string[] = [];
const tls = join(import.meta.dirname, '../server/tls');

beforeAll(async () => {
  lab = await startLab<SignInProtocol>({
    protocols: ['oidc', 'saml', 'wsfed'],
    defects: ['constant-mfa'],
    accounts: 2,
  });
  const [honest] = lab.targets;
  config = configSchema.parse({
    relyingParty: { baseUrl: 'http://127.0.0.1:0' },
    targets: {
      ...Object.fromEntries(
        lab.targets.map((target) => [
          target.id,
          {
            ...configOf(target),
            ...(target.protocol === 'oidc'
              ? { scope: 'openid offline_access', prompt: 'consent' }
              : { profile: `entra-${target.protocol}` }),
          },
        ]),
      ),
      // The same provider, asked for a password alone until MFA is demanded.
      'password-first': { ...configOf(honest!), acrValues: acrValues.pwd },
      unreachable: { protocol: 'oidc', issuer: 'http://127.0.0.1:2', clientId: 'amrcheck' },
    },
  });
  served = await openServe(config, context());
  browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await lab?.stop();
});

function context(): ReturnType<typeof createContext> {
  return createContext({
    env: {},
    stdout: { write: () => true },
    stderr: { write: (text: string) => said.push(text) },
    signal: new AbortController().signal,
  });
}

function account(target: string, id: string): LabAccount {
  const found = lab.targets.find((one) => one.id === target)?.accounts.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} at ${target}`);
  return found;
}

/** Through the lab's own pages, as a person: whatever is asked for, until the relying party is back. */
async function signIn(page: Page, { username, password, totp }: LabAccount): Promise<void> {
  await page.waitForURL(/localhost/);
  for (let step = 0; step < 8 && page.url().includes('localhost'); step++) {
    const fields = page.locator('input:visible');
    if (await page.locator('input[type=password]').count()) {
      if ((await fields.count()) > 1) await fields.first().fill(username);
      await page.locator('input[type=password]').fill(password);
    } else if (await fields.count()) {
      const asksWho = /user/i.test((await fields.first().getAttribute('autocomplete')) ?? '');
      await fields.first().fill(asksWho ? username : new TOTP({ secret: totp ?? '' }).generate());
    }
    await page.locator('button, input[type=submit]').first().click();
    await page.waitForLoadState();
  }
  await page.waitForURL(/\/sign-ins\//);
}

/** What axe finds on these pages, narrow and wide, in the session of `context`. */
async function violations(context: BrowserContext, paths: string[]): Promise<string[]> {
  const scripted = await browser.newContext();
  await scripted.addCookies(await context.cookies(served.baseUrl));
  const page = await scripted.newPage();
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(new URL(path, served.baseUrl).href);
    found.push(...(await violationsOf(page)));
  }
  await scripted.close();
  return found;
}

test('without script and by keyboard alone: sign in, read the verdict, say the factor, go on; axe finds nothing', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(served.baseUrl);
  const start = page.getByRole('button', { name: 'Sign in with honest', exact: true });
  for (let tab = 0; tab < 10 && !(await start.evaluate((one) => one.matches(':focus'))); tab++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await signIn(page, account('honest', 'alice'));
  expect(await page.locator('.badge').first().textContent()).toContain('Pass');
  expect(await page.locator('h1').textContent()).toContain('amr is ["pwd","otp","mfa"]');
  const unseen = page.getByText('These were not judged, as nobody saw');
  expect(await unseen.count()).toBe(1);
  expect(await page.getByText('The account was asked for its second factor').count()).toBeGreaterThan(0);

  await page.getByLabel('Code of an authenticator app').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await page.getByText('You said: Code of an authenticator app').count()).toBe(1);
  expect(await unseen.count()).toBe(0);
  const first = new URL(page.url()).pathname;

  await page.getByRole('button', { name: 'Refresh the tokens' }).click();
  await page.waitForURL((url) => url.pathname !== first && url.pathname.startsWith('/sign-ins/'));
  expect(await page.locator('.badge').first().textContent()).toContain('Pass');
  await page.goto(new URL(first, served.baseUrl).href);
  await page.getByRole('button', { name: 'Sign in again in the same session' }).click();
  // Nothing but consent is asked for.
  await signIn(page, { ...account('honest', 'alice'), password: 'not asked for' });
  expect(await page.locator('.badge').first().textContent()).toContain('Pass');
  const again = new URL(page.url()).pathname;

  // The provider asks anew: its page is there, and ours waits.
  await page.getByRole('button', { name: 'Force a fresh sign-in' }).click();
  await page.waitForURL(/localhost/);
  expect(await page.locator('input[type=password]').count()).toBe(1);
  await page.goto(served.baseUrl);
  expect(await page.getByText('waiting for the provider').count()).toBe(1);
  const waiting = await page.getByRole('link', { name: 'Force a fresh sign-in' }).getAttribute('href');

  const paths = ['/', '/targets/honest', '/targets/honest-saml', first, again, waiting ?? '', '/nowhere'];
  expect(await violations(context, paths)).toEqual([]);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  expect(await violations(context, ['/', first])).toEqual([]);
  // German, all of it: nothing is marked as English.
  await page.goto(new URL(first, served.baseUrl).href);
  expect(await page.getByText('Das Konto wurde nach seinem zweiten Faktor gefragt').count()).toBe(1);
  expect(await page.locator('h1').textContent()).toBe(
    'Jede entscheidende Prüfung wurde bestanden; amr ist ["pwd","otp","mfa"].',
  );
  expect(await page.locator('main [lang=en]').allTextContents()).toEqual([]);

  // Nothing of it belongs to another browser.
  const stranger = await browser.newContext();
  for (const path of [first, `${first}/evidence.json`])
    expect((await stranger.request.get(new URL(path, served.baseUrl).href)).status()).toBe(404);
  await stranger.close();

  const { password, totp = '' } = account('honest', 'alice');
  const { clientSecret } = lab.targets[0] as { clientSecret: string };
  for (const file of ['evidence.json', 'report.html']) {
    const answer = await context.request.get(new URL(`${first}/${file}`, served.baseUrl).href);
    expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="?honest\./);
    const text = await answer.text();
    expect(text).toContain('pwd');
    for (const secret of [password, totp, clientSecret]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]{20,}/);
  }
  await context.close();
});

test('a provider that says MFA of a password alone is caught once the person says so', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(served.baseUrl);
  await page.getByRole('button', { name: 'Sign in with constant-mfa' }).click();
  await signIn(page, account('constant-mfa', 'bob'));
  expect(await page.locator('.badge').first().textContent()).toContain('Pass');
  await page.getByLabel('Password only').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await page.locator('.badge').first().textContent()).toContain('Fail');
  expect(
    await page.getByText('A token says mfa although no second factor was given').count(),
  ).toBeGreaterThan(0);
  const failed = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Deutsch' }).click();
  expect(await page.locator('h1').textContent()).toContain('obwohl kein zweiter Faktor angegeben wurde');
  expect(await page.getByText('Ersetzen Sie ihn durch eine Regel').count()).toBe(1);
  expect(await page.locator('main [lang=en]').allTextContents()).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Back to constant-mfa' }).click();
  expect(await page.getByRole('heading', { name: 'constant-mfa as a whole' }).count()).toBe(1);
  expect(await violations(context, [failed, '/targets/constant-mfa'])).toEqual([]);
  await context.close();
});

test('SAML 2.0: what the assertion says, and our metadata', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL('/targets/honest-saml', served.baseUrl).href);
  expect(await page.getByRole('link', { name: '/saml/metadata' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Sign in with honest-saml' }).click();
  await signIn(page, account('honest-saml', 'alice'));
  expect(await page.locator('.badge').first().textContent()).toContain('Pass');
  expect(await page.getByRole('row', { name: /Methods in the assertion/ }).textContent()).toContain(
    'http://schemas.microsoft.com/claims/multipleauthn',
  );
  expect(await violations(context, [new URL(page.url()).pathname])).toEqual([]);
  await context.close();
});

test('WS-Federation: sign in, again in the same session, and a fresh one', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const verdict = (): Promise<string | null> => page.locator('.badge').first().textContent();
  await page.goto(new URL('/targets/honest-wsfed', served.baseUrl).href);
  await page.getByRole('button', { name: 'Sign in with honest-wsfed' }).click();
  await signIn(page, account('honest-wsfed', 'alice'));
  expect(await verdict()).toContain('Pass');
  expect(await page.locator('h1').textContent()).toBe('Every check that decides passed.');
  await page.getByRole('button', { name: 'Sign in again in the same session' }).click();
  // Nothing is asked for; without script the provider's answer is sent on by its button.
  await signIn(page, { ...account('honest-wsfed', 'alice'), password: 'not asked for' });
  expect(await verdict()).toContain('Pass');
  const again = new URL(page.url()).pathname;
  await context.clearCookies({ domain: 'localhost' });

  // The negative control, and a password that is asked for anew.
  await page.goto(served.baseUrl);
  await page.getByRole('button', { name: 'Sign in with honest-wsfed' }).click();
  await signIn(page, account('honest-wsfed', 'bob'));
  expect(await verdict()).toContain('Fail');
  await page.getByLabel('Password only').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await verdict()).toContain('Pass');
  await page.getByRole('button', { name: 'Force a fresh sign-in' }).click();
  await signIn(page, account('honest-wsfed', 'bob'));
  expect(await page.getByRole('link', { name: 'Back to honest-wsfed' }).count()).toBe(1);
  expect(await violations(context, [again, new URL(page.url()).pathname])).toEqual([]);
  await context.close();
});

test('a password first, then MFA is asked for; a fresh sign-in is two steps', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const verdict = (): Promise<string | null> => page.locator('.badge').first().textContent();
  const { totp, ...person } = account('honest', 'alice-2');
  await page.goto(served.baseUrl);
  await page.getByRole('button', { name: 'Sign in with password-first' }).click();
  await signIn(page, person);
  await page.getByLabel('Password only').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await verdict()).toContain('Pass');
  const first = page.url();

  await page.getByRole('button', { name: 'Step up: ask for MFA' }).click();
  await signIn(page, { ...person, totp: totp! });
  await page.getByLabel('Code of an authenticator app').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await verdict()).toContain('Pass');
  const steppedUp = new URL(page.url()).pathname;

  await page.goto(first);
  await page.getByRole('button', { name: 'Force a fresh sign-in' }).click();
  await signIn(page, person);
  expect(await page.locator('h1').textContent()).toBe('Step 1 of 2 is done');
  expect(await page.locator('.badge').count()).toBe(0);
  const halfway = new URL(page.url()).pathname;
  expect(await violations(context, [steppedUp, halfway])).toEqual([]);
  await page.getByRole('button', { name: 'Go on with the next step' }).click();
  await signIn(page, person);
  // With which factors it was nobody saw, so MFA that is not said is no failure.
  expect(await verdict()).toContain('Pass');
  await page.getByLabel('Password only').check();
  await page.getByRole('button', { name: 'Judge again' }).click();
  expect(await verdict()).toContain('Pass');
  await context.close();
});

test('who may not enter, and what did not work: axe finds nothing there, either', async () => {
  const tlsOf = { cert: join(tls, 'server.pem'), key: join(tls, 'server.key') };
  const relyingParty = { baseUrl: 'https://127.0.0.1:0', tls: tlsOf };
  const shut = await openServe({ ...config, relyingParty }, context(), { host: '127.0.0.1' });
  onTestFinished(() => shut.close());
  // The pages take no script: axe is let in.
  const person = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'de-AT', bypassCSP: true });
  const page = await person.newPage();
  await page.goto(shut.baseUrl);
  expect(await page.locator('h1').textContent()).toBe('Wer ist da?');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Zugangscode').fill('AAAAA-AAAAA');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('alert').textContent()).toContain('Das ist nicht der Code');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Zugangscode').fill(/Access code[^:]*: (\S+)/.exec(said.join(''))?.[1] ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mit unreachable anmelden' }).click();
  expect(await page.locator('h1').textContent()).toContain('Über diesen Anbieter war nichts zu lesen');
  expect(await violationsOf(page)).toEqual([]);
  await page.goto(shut.baseUrl);
  await page.evaluate('document.querySelector("[name=csrf]").value = "of another"');
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.locator('h1').textContent()).toBe('Dieses Formular ist zu alt');
  expect(await violationsOf(page)).toEqual([]);
  await person.close();
});
