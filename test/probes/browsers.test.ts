import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser, launchError, locateBrowser } from '../../probes/browsers.ts';
import { openBrowserDriver } from '../../probes/drivers/browser.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-browsers-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function program(name: string, text = '#!/bin/sh\nexit 1\n'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

test('AMRCHECK_BROWSER wins', async () => {
  const path = await program('my-browser');
  expect(await locateBrowser({ AMRCHECK_BROWSER: path })).toEqual({ path, foundBy: 'AMRCHECK_BROWSER' });
  expect(await findBrowser({ AMRCHECK_BROWSER: path })).toBe(path);
});

test('AMRCHECK_BROWSER that names nothing is said, not passed over', async () => {
  await expect(findBrowser({ AMRCHECK_BROWSER: join(folder, 'nothing') })).rejects.toMatchObject({
    code: 'BROWSER_NOT_FOUND',
    message: expect.stringContaining('AMRCHECK_BROWSER'),
  });
});

test('Windows: Chrome and Edge where they are usually installed', async () => {
  // Paths of Windows are file names here, which is all that this needs.
  const root = join(folder, 'Programs');
  await writeFile(`${root}\\Microsoft\\Edge\\Application\\msedge.exe`, '', { mode: 0o755 });
  const env = { PROGRAMFILES: root, PLAYWRIGHT_BROWSERS_PATH: folder };
  const found = await locateBrowser(env, 'win32');
  expect(found.path).toMatch(/msedge\.exe$|chrom/);
});

test.each([
  [
    'error while loading shared libraries: libnss3.so: cannot open',
    /libnss3\.so is missing/,
    /npx playwright install-deps chromium` as root/,
  ],
  ['Host system is missing dependencies to run browsers.', /system libraries are missing/, /install-deps/],
  ['Running as root without --no-sandbox is not supported', /sandbox/, /another user/],
  ['Missing X server or $DISPLAY', /no display/, /--headed/],
  ['spawn ENOEXEC', /did not start\.$/, /--version/],
])('%s', (cause, message, hint) => {
  const error = launchError(new Error(cause), '/usr/bin/chromium');
  expect(error.code).toBe('BROWSER_FAILED');
  expect(error.message).toMatch(message);
  expect(error.hint).toMatch(hint);
});

test('a browser that does not start', async () => {
  const executablePath = await program(
    'chromium',
    '#!/bin/sh\necho "chromium: error while loading shared libraries: libgbm.so.1: cannot open shared object file" >&2\nexit 127\n',
  );
  await expect(openBrowserDriver({ executablePath, headed: false })).rejects.toMatchObject({
    code: 'BROWSER_FAILED',
    message: expect.stringContaining('libgbm.so.1 is missing'),
  });
});
