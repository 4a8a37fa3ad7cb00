/** Many sign-ins on machines where things go wrong: browsers elsewhere, and browsers that end in the middle. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labConfig } from '../../cli/lab.ts';
import type { DriverId } from '../../core/model.ts';
import { resultSchema, type Result } from '../../core/result.ts';
import { startLab, type Lab } from '../../lab/index.ts';
import { findBrowser } from '../../probes/browsers.ts';
import { freePort } from '../free-port.ts';
import { countedBrowser, isRunning } from '../probes/counted-browser.ts';
import { startAmrcheck } from './command.ts';

const drivers: [DriverId, account: string][] = [
  ['http', 'alice-2'],
  ['browser', 'alice-3'],
];
const folder = mkdtempSync(join(tmpdir(), 'amrcheck-fleet-'));
const config = join(folder, 'amrcheck.yaml');
let lab: Lab;
/** Told of each request to the lab; what it wants held is never answered. */
let asked: (method: string) => 'hold' | undefined = () => undefined;

beforeAll(async () => {
  lab = await startLab({
    variants: ['identifier-first'],
    accounts: 4,
    before: ({ method }, _response, next) => {
      if (asked(method) !== 'hold') next();
    },
  });
  const [honest] = lab.targets;
  const bob = honest!.accounts.filter(({ id }) => id === 'bob');
  const targets = [...lab.targets, { ...honest!, id: 'same-people', accounts: bob }];
  writeFileSync(config, `relyingParty: { baseUrl: "http://127.0.0.1:0" }\n${await labConfig(targets)}`);
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
  // When the second password comes in, or the first code.
  let passwords = 0;
  asked = (method) => {
    if (method === 'POST' && ++passwords === 2) process.kill(browser.pids()[0]!, 'SIGKILL');
    return undefined;
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
    asked = () => undefined;
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

test.each(drivers)(
  'interrupted with the driver %s: exit 130, what was done is judged, what was not is told, and nothing stays open',
  async (driver, account) => {
    const browser = await countedBrowser();
    const port = await freePort();
    const own = join(folder, `${driver}.yaml`);
    writeFileSync(own, readFileSync(config, 'utf8').replace('127.0.0.1:0', `127.0.0.1:${port}`));
    const { child, said, ended } = startAmrcheck(
      folder,
      [
        ...['run', '-c', own, '--out', driver, '--driver', driver, '--workers', '1'],
        ...['--target', 'identifier-first', '--account', `${account},bob`, '--scenario', 'mfa,password-only'],
      ],
      { AMRCHECK_BROWSER: browser.path },
    );
    const held = new Promise<void>((resolve) => {
      asked = (method) => {
        if (method !== 'POST' || !said.stderr.includes('done in')) return undefined;
        resolve();
        return 'hold';
      };
    });
    try {
      // A run that ended by itself shows below what it said.
      await Promise.race([held, ended]);
      child.kill('SIGINT');
      const { code, stdout, stderr } = await ended;
      expect(code, stderr).toBe(130);
      expect(stderr).toContain('Interrupted. What was gathered until then is judged.');
      const [target] = resultOf(driver).targets;
      // Whose code of this half minute is spent by a test above comes second.
      expect(['mfa pass', 'password-only pass']).toContain(
        target?.probes.map(({ scenario, verdict }) => `${scenario} ${verdict}`).join(),
      );
      expect(target).toMatchObject({
        verdict: 'inconclusive',
        error: {
          code: 'INTERRUPTED',
          fault: 'environment',
          message: expect.stringContaining('1 of 2 probes'),
        },
      });
      expect(stdout).toMatch(/^identifier-first: /);
      expect(browser.pids().length).toBe(driver === 'browser' ? 1 : 0);
      expect(browser.pids().filter(isRunning)).toEqual([]);
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
      expect((await startAmrcheck(folder, ['judge', driver]).ended).code).toBe(3);
    } finally {
      asked = () => undefined;
      await browser.remove();
    }
  },
);

test('the shards of a run and their report say what the whole run says, and nobody signs in from two of them', async () => {
  const narrowed = [
    '--driver',
    'http',
    '--account',
    'bob',
    '--scenario',
    'password-only,sso-reuse',
    '--quiet',
  ];
  const parts = [['whole'], ['first', '--shard', '1/2'], ['second', '--shard', '2/2']];
  const codes = await Promise.all(
    parts.map(([out = '', ...shard]) => startAmrcheck(folder, run(out, [...narrowed, ...shard])).ended),
  );
  // The control alone cannot show that the provider says mfa.
  expect(codes.map(({ code }) => code)).toEqual([3, 3, 3]);
  const merged = await startAmrcheck(folder, ['report', 'first', 'second', '--out', 'merged']).ended;
  expect(merged.code, merged.stderr).toBe(0);
  const essence = ({ verdict, notTested, targets }: Result): object => ({
    verdict,
    notTested: new Set(notTested.map((one) => JSON.stringify(one))),
    targets: Object.fromEntries(
      targets.map((target) => [
        target.id,
        [
          ...[target.verdict, target.sentence],
          ...target.probes.map(({ scenario, account, verdict: own, findings, factorsUsed }) => ({
            ...{ scenario, account, own, factorsUsed },
            findings: findings.map(({ check, outcome, severity }) => `${check} ${outcome} ${severity}`),
          })),
        ],
      ]),
    ),
  });
  expect(essence(resultOf('merged'))).toEqual(essence(resultOf('whole')));
  const idsOf = (out: string): string[] => resultOf(out).targets.map(({ id }) => id);
  expect([idsOf('first'), idsOf('second')]).toEqual([['honest', 'same-people'], ['identifier-first']]);
});
