/** report.html as a browser shows it: read by axe, at the width of a phone, searched, and with 500 targets. How fast it opens, `npm run bench` measures. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { historyOf } from '../../core/history.ts';
import { withBaseline } from '../../core/baseline.ts';
import { findBrowser } from '../../probes/browsers.ts';
import { renderHistoryHtml } from '../../reports/html/history.ts';
import { renderHtml } from '../../reports/html/page.ts';
import { fail, harnessError, hostile, many, message, pass } from '../reports/results.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const entry = { target: 'contoso', scenario: 'mfa', comment: 'ticket 4711', review: '2027-01-01' } as const;
const baseline = { path: 'baseline.yaml', accepted: [{ ...entry, check: 'oidc/amr-present' }] };
const pages = {
  unfinished: renderHtml(harnessError),
  hostile: renderHtml(hostile),
  message: renderHtml(message),
  compared: renderHtml(withBaseline(fail, baseline), { compare: pass }),
  history: renderHistoryHtml(
    historyOf([pass, fail, harnessError].map((result, day) => ({ path: `run-${day}`, result }))),
  ),
  several: renderHtml({ ...many, targets: many.targets.slice(3, 9) }, { compare: many }),
};
let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-page-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function open(markup: string, options: BrowserContextOptions = {}): Promise<Page> {
  const file = join(folder, 'report.html');
  await writeFile(file, markup);
  const page = await browser.newPage(options);
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** Everything unfolded. */
const unfold = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })';

test.each(Object.entries(pages))('%s: axe finds nothing, in light and in dark', async (_name, markup) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    // The page forbids every script but its own; axe comes from outside.
    const page = await open(markup, { colorScheme, bypassCSP: true });
    await page.evaluate(unfold);
    await page.evaluate(axe);
    expect(
      await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
      ),
    ).toEqual([]);
    await page.close();
  }
});

test.each(Object.entries(pages))('%s: a phone need not scroll sideways', async (_name, markup) => {
  const page = await open(markup, { viewport: { width: 390, height: 844 }, bypassCSP: true });
  await page.evaluate(unfold);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.close();
});

test('500 targets open, asking no network, and are searched as one types', async () => {
  const page = await open('<title>warm</title>');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const file = join(folder, 'many.html');
  await writeFile(file, renderHtml(many));
  await page.goto(pathToFileURL(file).href);
  const shown = page.locator('#shown');
  await shown.filter({ hasText: '500 of 500' }).waitFor();
  expect(asked).toEqual([pathToFileURL(file).href]);
  await page.getByLabel('Find a target').fill('tenant-03');
  expect(await shown.textContent()).toBe('10 of 500');
  await page.getByLabel('Verdict').selectOption('fail');
  expect(await shown.textContent()).toBe('1 of 500');
  expect(await page.locator('tbody tr[data-verdict]:visible').allTextContents()).toEqual([
    expect.stringContaining('tenant-033') as string,
  ]);
  await page.close();
});

test('without script everything is there', async () => {
  const page = await open(renderHtml(many), { javaScriptEnabled: false });
  expect(await page.locator('tr[data-verdict]:visible').count()).toBe(500);
  expect(await page.getByLabel('Find a target').isVisible()).toBe(false);
  await page.close();
});
