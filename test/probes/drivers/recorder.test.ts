/** A scripted person signs in on pages that the reader does not know; with the hints written then, the driver does. */
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../probes/browsers.ts';
import { openBrowserDriver } from '../../../probes/drivers/browser.ts';
import type { Driver } from '../../../probes/drivers/driver.ts';
import type { Recording } from '../../../probes/drivers/recorded-hints.ts';
import { recordSignIn } from '../../../probes/drivers/recorder.ts';
import { parseTotp } from '../../../probes/factors/totp.ts';
import { isCode, openSite, password, secret, type Answer, type Site, type Visit } from './site.ts';

let browser: Browser;
let driver: Driver;
let site: Site | undefined;

beforeAll(async () => {
  const executablePath = await findBrowser(process.env);
  browser = await chromium.launch({ executablePath });
  driver = await openBrowserDriver({ executablePath, headed: false });
});
afterAll(() => Promise.all([browser?.close(), driver?.close()]));
afterEach(() => closeSite());

async function closeSite(): Promise<void> {
  await site?.close();
  site = undefined;
}

type Play = (visit: Visit, done: Answer) => Answer;

async function record(answer: Play, person: (page: Page) => Promise<void>): Promise<Recording> {
  await closeSite();
  site = await openSite(answer);
  const page = await (await browser.newContext()).newPage();
  const done = Promise.withResolvers<undefined>();
  const recording = await recordSignIn(page, await page.context().newCDPSession(page), {
    ...site.task,
    onOpen: () => void person(page).then(() => done.resolve(undefined), done.reject),
  });
  await done.promise;
  await page.context().close();
  return recording;
}

async function signIn(answer: Play, pages: Recording['hints']): Promise<string> {
  await closeSite();
  site = await openSite(answer);
  site.task.stepTimeoutMs = 4_000;
  const session = await driver.newSession();
  try {
    return (await session.signIn({ ...site.task, pages })).end.kind;
  } catch (thrown) {
    return String(thrown);
  } finally {
    await session.close();
  }
}

/** Three pages in no language, fields and buttons of the same sort beside each other, one address for two of them. */
const strange: Play = ({ path, form }, done) => {
  if (path === '/login')
    return `<h1>Qapla</h1><p id="b">nuq</p><p id="c" onclick="location.href='/door'">jIH</p>`;
  if (path === '/door') {
    if (form.get('pw') === password && form.get('m') === 'alice')
      return `<h1>Qapla alice</h1><form method="post" action="/in"><span>mI'</span><input name="x9"><input type="password" name="z9" placeholder="pegh">
        <button type="button" name="no">Qo'</button><button type="button" data-testid="yes" onclick="form.submit()">HIja'</button></form>`;
    return `<h1>'el</h1><form method="post"><input name="m" placeholder="pong"><input name="q" placeholder="yuQ">
      <input type="password" name="pw"><input name="hm" placeholder="Password"><a href="#" class="go" onclick="document.forms[0].submit()">yI'el</a><a href="/no">bup</a></form>`;
  }
  return path === '/in' && isCode(form.get('x9')) ? done : '<h1>Qagh</h1>';
};

test('what a person did becomes hints, and with them the driver signs in', async () => {
  const code = parseTotp(secret).codeOf(Math.floor(Date.now() / 30_000));
  const recording = await record(strange, async (page) => {
    await page.getByText('nuq').click();
    await page.getByText('jIH').click();
    await page.getByPlaceholder('pong').pressSequentially('alice');
    await page.locator('[name=pw]').fill(password);
    await page.getByText("yI'el").click();
    await page.locator('[name=x9]').pressSequentially(code);
    await page.getByText("HIja'").click();
  });
  expect(recording.hints).toEqual([
    { match: '/login', field: '#c', action: 'press' },
    { match: "'el", field: 'input[name="m"]', action: 'identifier' },
    { match: "'el", field: 'a.go', action: 'submit' },
    // Its heading shows what was typed.
    { match: '/door', field: 'input[name="x9"]', action: 'code' },
    { match: '/door', field: 'input[name="z9"]', action: 'ignore' },
    { match: '/door', field: 'button[data-testid="yes"]', action: 'submit' },
  ]);
  const said = JSON.stringify(recording);
  for (const typed of ['alice', password, code]) expect(said).not.toContain(typed);
  expect(await signIn(strange, [])).not.toBe('answered');
  expect(await signIn(strange, recording.hints)).toBe('answered');
});

test('a page that the reader knows needs no hint, whatever else was clicked on', async () => {
  const recording = await record(
    (visit, done) =>
      visit.form.get('username') === 'alice'
        ? done
        : `<h1>Sign in</h1><p>Welcome</p><form method="post"><label>Username <input name="username"></label>
      <label>Password <input type="password" name="password"></label><button>Sign in</button></form>`,
    async (page) => {
      await page.getByText('Welcome').click();
      await page.getByLabel('Username').fill('alice');
      await page.getByLabel('Password').fill(password);
      await page.getByLabel('Password').press('Enter');
    },
  );
  expect(recording).toEqual({ hints: [], notes: [], answered: true });
});

test('what no hint can say is told: a third text, and an element named after what was typed', async () => {
  const { hints, notes, answered } = await record(
    () => `<p onclick="id = 'x'">Qapla</p><div><input name="m"><input name="yuq"><span role="button" id="for-maltz" data-x></span></div>
      <a id="maltz" href="#" onclick="return false">maltz</a>`,
    async (page) => {
      await page.locator('[name=m]').fill('Maltz');
      await page.locator('[name=yuq]').fill('Kronos');
      await page.locator('#maltz').click();
      await page.close();
    },
  );
  expect(answered).toBe(false);
  expect(notes).toEqual([expect.stringContaining('a field is neither user name, password nor code')]);
  expect(hints).toEqual([
    { match: '/login', field: 'input[name="m"]', action: 'identifier' },
    { match: '/login', field: 'a', action: 'submit' },
  ]);
});
