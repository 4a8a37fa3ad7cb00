/** The picture of the report in README.md, from a real run: `node scripts/picture.ts RUN_DIR`. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser } from '../probes/browsers.ts';

const [run] = process.argv.slice(2);
if (run === undefined) throw new Error('Name the folder of a run.');
const folder = join(import.meta.dirname, '..', 'docs', 'images');
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findBrowser(process.env) });
const page = await browser.newPage({ viewport: { width: 1040, height: 1010 }, colorScheme: 'light' });
await page.goto(pathToFileURL(resolve(run, 'report.html')).href);
await page.screenshot({ path: join(folder, 'report.png') });
await browser.close();
