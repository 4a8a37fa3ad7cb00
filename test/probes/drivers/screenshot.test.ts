import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chromium, type Browser } from 'playwright';
import { Redactor } from '../../../core/redact.ts';
import { findBrowser } from '../../../probes/browsers.ts';
import { LivePage } from '../../../probes/drivers/live-page.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
});
afterAll(() => browser?.close());

const key = ['JBSWY3DPEHPK3PXPJBSWY3DP', 'KRSXG5CTMVRXEZLUKRSXG5CT'];
const secrets = ['hunter2-and-more', 'correct horse 42'];

/** A page that shows a secret in every way there is, and a picture that only enrolment pages hide. */
const pageWith = (secret: string, value: string): string => `<!doctype html><h1>Sign in</h1>
  <input value="${value}"><input type="password" value="${value}"><textarea>${value}</textarea>
  <input type="text" readonly value="${value}">
  <p style="width:200px">You typed <b>${value}</b>, did you not?</p><x-shadow></x-shadow>
  <iframe srcdoc="<input value='${value}'><p>${value}</p>" width="300" height="80"></iframe>
  <div>Key: <code>${secret}</code></div><p>${secret.match(/.{4}/g)?.join(' ')}</p>
  <canvas id="qr" width="90" height="90"></canvas><img src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="20"><text y="15">${secret}</text></svg>`)}">
  <script>
    document.querySelector('x-shadow').attachShadow({ mode: 'open' }).innerHTML = '<input value="${value}"><p>${value}</p>';
    qr.getContext('2d').fillText('${secret}', 0, 20);
  </script>`;

async function picture(html: string, redactor: Redactor, enrolment: boolean): Promise<Buffer> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  try {
    const page = await context.newPage();
    await page.setContent(html);
    const live = new LivePage(page, await context.newCDPSession(page), []);
    const jpeg = await live.screenshot(await live.read(), redactor, { enrolment });
    if (!jpeg) throw new Error('no picture came');
    return jpeg;
  } finally {
    await context.close();
  }
}

function redactorOf(enabled: boolean): Redactor {
  const redactor = new Redactor('00'.repeat(32), { enabled });
  for (const secret of secrets) redactor.add(secret, 'password');
  return redactor;
}

test('pictures of a page with one secret or another are the same, byte for byte', async () => {
  const [first, second] = await Promise.all(
    [0, 1].map((n) => picture(pageWith(key[n]!, secrets[n]!), redactorOf(true), true)),
  );
  expect(first!.equals(second!)).toBe(true);
});

test('without the redactor they differ, so the test above sees what it looks for', async () => {
  const [first, second] = await Promise.all(
    [0, 1].map((n) => picture(pageWith(key[0]!, secrets[n]!), redactorOf(false), true)),
  );
  expect(first!.equals(second!)).toBe(false);
});

test('a new key that nobody knows is hidden on a page of enrolment', async () => {
  const [first, second, other] = await Promise.all([
    picture(pageWith(key[0]!, ''), redactorOf(true), true),
    picture(pageWith(key[1]!, ''), redactorOf(true), true),
    picture(pageWith(key[1]!, ''), redactorOf(true), false),
  ]);
  expect(first.equals(second)).toBe(true);
  expect(first.equals(other)).toBe(false);
});

test('a browser that never answers keeps nobody waiting for a picture', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const send = vi.spyOn(devtools, 'send').mockReturnValue(new Promise<never>(() => {}));
  const live = new LivePage(page, devtools, []);
  expect(await live.screenshot(await live.read(), redactorOf(false), { limitMs: 10 })).toBeNull();
  expect(send).toHaveBeenCalledWith('Page.captureScreenshot', expect.anything());
  await context.close();
});
