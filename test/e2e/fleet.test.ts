/** Many sign-ins on machines where things go wrong: browsers elsewhere, and browsers that end in the middle. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labConfig } from '../../cli/lab.ts';
import { resultSchema, type Result } from '../../core/result.ts';
import { startLab, type Lab } from '../../lab/index.ts';
import { findBrowser } from '../../probes/browsers.ts';
import { countedBrowser, isRunning } from '../probes/counted-browser.ts';
import { startAmrcheck } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-fleet-'));
const config = join(folder, 'amrcheck.yaml');
let lab: Lab;
/** Told of each request to the lab. */
let asked: (method: string, path: string) => void = () => {};

beforeAll(async () => {
  lab = await startLab({
    variants: ['identifier-first'],
    accounts: 4,
    before: ({ method, path }, _response, next) => {
      asked(method, path);
      next();
    },
  });
  writeFileSync(config, `relyingParty: { baseUrl: "http://127.0.0.1:0" }\n${await labConfig(lab.targets)}`);
});
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

const resultOf = (run: string): Result =>
  resultSchema.parse(JSON.parse(readFileSync(join(folder, run, 'result.json'), 'utf8')));
const run = (out: string, args: string[]): string[] => ['run', '-c', config, '--out', out, ...args];

test('a browser that is killed in the middle: each sign-in that it took along is done once more, and the run goes on', async () => {
  const browser = await countedBrowser();
  // When the second password comes in: no code was spent by then.
  let passwords = 0;
  asked = (method) => {
    if (method === 'POST' && ++passwords === 2) process.kill(browser.pids()[0] ?? 0, 'SIGKILL');
  };
  const { ended } = startAmrcheck(
    folder,
    run('killed', ['--target', 'honest', '--scenario', 'mfa,every-account,password-only', '--workers', '4']),
    { AMRCHECK_BROWSER: browser.path },
  );
  try {
    const { code, stderr } = await ended;
    const [target] = resultOf('killed').targets;
    const told = target?.probes.map(({ timeline = [] }) =>
      timeline.filter(({ text }) => text.startsWith('beginning again, once: The browser went away')),
    );
    expect([code, target?.verdict], stderr).toEqual([0, 'pass']);
    expect(target?.probes).toHaveLength(6);
    expect(told?.filter(({ length }) => length > 0).length).toBeGreaterThan(0);
    expect(told?.every(({ length }) => length <= 1)).toBe(true);
    expect(browser.pids()).toHaveLength(2);
    expect(browser.pids().filter(isRunning)).toEqual([]);
  } finally {
    asked = () => {};
    await browser.remove();
  }
});

test('a browser elsewhere signs in as one of our own does, and stays when we go', async () => {
  const server: BrowserServer = await chromium.launchServer({
    executablePath: await findBrowser(process.env),
    host: '127.0.0.1',
  });
  try {
    const { ended } = startAmrcheck(
      folder,
      run('elsewhere', [
        ...['--target', 'identifier-first', '--account', 'alice,bob'],
        ...['--scenario', 'mfa,password-only', '--browser-endpoint', server.wsEndpoint()],
      ]),
      // There is none here.
      { AMRCHECK_BROWSER: join(folder, 'none') },
    );
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(0);
    expect(resultOf('elsewhere').targets[0]?.probes.map(({ driver }) => driver)).toEqual([
      'browser',
      'browser',
    ]);
    expect(isRunning(server.process().pid ?? 0)).toBe(true);
  } finally {
    await server.close();
  }
});
