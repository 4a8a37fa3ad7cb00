import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { HarnessError } from '../core/errors.ts';

/** A browser and how it was found, e.g. `AMRCHECK_BROWSER`. */
export interface FoundBrowser {
  path: string;
  foundBy: string;
}

/** Path of a Chromium-based browser. Throws BROWSER_NOT_FOUND with what to try. */
export async function findBrowser(env: NodeJS.ProcessEnv): Promise<string> {
  return (await locateBrowser(env)).path;
}

/** Looks at AMRCHECK_BROWSER, then for Playwright's own download, then for Chrome, Edge and Chromium where they are usually installed. */
export async function locateBrowser(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<FoundBrowser> {
  const named = env['AMRCHECK_BROWSER'];
  if (named) {
    if (await isExecutable(named)) return { path: named, foundBy: 'AMRCHECK_BROWSER' };
    throw new HarnessError(
      'BROWSER_NOT_FOUND',
      `AMRCHECK_BROWSER names ${named}, and there is no program that can be started.`,
      'Correct the path, or remove the variable to have amrcheck look by itself.',
    );
  }
  const candidates: FoundBrowser[] = [
    { path: chromium.executablePath(), foundBy: "Playwright's download" },
    ...usualPlaces(env, platform).map((path) => ({ path, foundBy: 'its usual place' })),
  ];
  for (const candidate of candidates) {
    if (candidate.path && (await isExecutable(candidate.path))) return candidate;
  }
  throw new HarnessError(
    'BROWSER_NOT_FOUND',
    'No Chrome, Edge or Chromium was found on this machine.',
    platform === 'linux'
      ? 'Run `npx playwright install --with-deps chromium` (or, as root on Debian and Ubuntu, `apt-get install chromium`), or name a browser with AMRCHECK_BROWSER.'
      : 'Run `npx playwright install chromium`, or name a browser with AMRCHECK_BROWSER.',
  );
}

function usualPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(Boolean);
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap(
      (path) => roots.map((root) => `${root}\\${path}`),
    );
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      ['', homedir()].map((root) => join(root || '/', 'Applications', `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean);
  return [
    ...names.flatMap((name) =>
      [...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'].map((f) => join(f, name)),
    ),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Keeps a Chromium from talking to its maker: what a sign-in needs, and nothing else, goes over the network. */
export const quietFlags: readonly string[] = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--safebrowsing-disable-auto-update',
];

/** What a browser that did not start means, and what to do about it. */
export function launchError(cause: unknown, path: string): HarnessError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(message)?.[1];
  const failed = (what: string, hint: string): HarnessError =>
    new HarnessError('BROWSER_FAILED', `The browser ${path} did not start${what}.`, hint, { cause });
  if (library || /missing dependencies|install-deps/i.test(message)) {
    return failed(
      library ? `: the system library ${library} is missing` : ': system libraries are missing',
      'Run `npx playwright install-deps chromium` as root.',
    );
  }
  if (/no usable sandbox|running as root without --no-sandbox/i.test(message)) {
    return failed(
      ': its sandbox cannot be used here',
      'Run amrcheck as another user than root, or name another browser with AMRCHECK_BROWSER.',
    );
  }
  if (/missing x server|cannot open display|\$DISPLAY/i.test(message)) {
    return failed(': there is no display', 'Leave out --headed, or start amrcheck under `xvfb-run`.');
  }
  return failed(
    '',
    `Start it by hand to see why: ${path} --version. Another one can be named with AMRCHECK_BROWSER.`,
  );
}
