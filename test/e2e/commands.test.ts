import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labConfig } from '../../cli/lab.ts';
import { resultSchema } from '../../core/result.ts';
import { startLab } from '../../lab/index.ts';
import type { Lab } from '../../lab/index.ts';
import { startAmrcheck, type Ended } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'amrcheck-e2e-'));
const config = join(folder, 'amrcheck.yaml');
/** Scenarios in which no second code is waited for. */
const short = ['--scenario', 'mfa,password-only,sso-reuse,refresh,cancelled'];
let lab: Lab;

beforeAll(async () => {
  // Several accounts with a factor: a code is good for one sign-in, and waiting for the next takes half a minute.
  lab = await startLab({ defects: ['amr-absent', 'discovery-html'], accounts: 3 });
  // Any free port for the relying party, as several tests may run on this machine.
  writeFileSync(config, `relyingParty: { baseUrl: "http://127.0.0.1:0" }\n${await labConfig(lab.targets)}`);
});
afterAll(() => lab.stop());

const start = (args: string[], env?: Record<string, string>): ReturnType<typeof startAmrcheck> =>
  startAmrcheck(folder, args, env);
const amrcheck = (args: string[], env?: Record<string, string>): Promise<Ended> => start(args, env).ended;

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(dir, name)).isFile(),
  );

test('run: the honest provider passes, exit 0; nothing but the result is on standard output, and no secret anywhere', async () => {
  const { code, stdout, stderr } = await amrcheck([
    ...['run', '-c', config, '--target', 'honest', '--account', 'alice,bob', ...short, '--out', 'pass'],
    '--json',
  ]);
  const result = resultSchema.parse(JSON.parse(stdout));
  expect(result.targets[0]?.sentence, stderr).toBeDefined();
  expect([code, result.verdict]).toEqual([0, 'pass']);
  expect(stderr).toContain('signing in');
  const run = join(folder, 'pass');
  expect(filesOf(run)).toEqual(
    expect.arrayContaining([
      'run.json',
      'result.json',
      'report.html',
      'junit.xml',
      'ctrf.json',
      'summary.md',
      join('evidence', 'honest.mfa.alice.json'),
      join('evidence', 'honest.password-only.bob.json'),
    ]),
  );
  expect(JSON.parse(readFileSync(join(run, 'result.json'), 'utf8'))).toEqual(JSON.parse(stdout));

  const honest = lab.targets[0]!;
  const secrets = [
    honest.clientSecret,
    ...honest.accounts.flatMap(({ password, totp = password }) => [password, totp]),
  ];
  const places = [stdout, stderr, ...filesOf(run).map((name) => readFileSync(join(run, name), 'latin1'))];
  for (const secret of secrets) {
    for (const form of [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').slice(0, -4),
    ]) {
      expect(places.filter((place) => place.includes(form))).toEqual([]);
    }
  }
});

test('run: a lying provider fails, exit 1, with the answer first; judge repeats it, also by another profile', async () => {
  const { code, stdout } = await amrcheck([
    ...['run', '-c', config, '--target', 'amr-absent', '--account', 'alice,bob', ...short, '--out', 'fail'],
    '--quiet',
  ]);
  expect(stdout).toMatch(/^amr-absent: FAIL/);
  expect(code).toBe(1);
  const again = await amrcheck(['judge', 'fail', '--profile', 'rfc8176', '--format', 'html']);
  expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/^amr-absent: FAIL/)]);
});

test('a provider that cannot be asked is inconclusive, exit 3, and says whose fault it is', async () => {
  const { code, stdout } = await amrcheck([
    ...['run', '-c', config, '--target', 'discovery-html', '--out', 'broken', '--quiet', '--json'],
  ]);
  const { targets } = resultSchema.parse(JSON.parse(stdout));
  expect(code).toBe(3);
  expect(targets[0]?.error).toMatchObject({ code: 'DISCOVERY_UNUSABLE', fault: 'configuration' });
});

test('a target from flags; without the negative control it is inconclusive, exit 3', async () => {
  const { issuer, clientId, clientSecret, accounts } = lab.targets[0]!;
  const alice = accounts[1]!;
  const { code, stdout, stderr } = await amrcheck(
    [
      ...['run', '--issuer', issuer, '--client-id', clientId, '--username', alice.username],
      ...['--scenario', 'mfa', '--out', 'flags', '--json'],
    ],
    {
      AMRCHECK_PASSWORD: alice.password,
      AMRCHECK_CLIENT_SECRET: clientSecret,
      AMRCHECK_TOTP_SECRET: alice.totp ?? '',
    },
  );
  const { targets, verdict } = resultSchema.parse(JSON.parse(stdout || '{}'));
  expect(targets[0]?.probes[0]?.verdict, stderr).toBe('pass');
  expect([code, verdict]).toEqual([3, 'inconclusive']);
});

test('init writes a configuration that doctor finds ready and run comes to a verdict with', async () => {
  const { issuer, clientSecret, accounts } = lab.targets[0]!;
  const [, , alice, bob] = accounts;
  const written = await amrcheck([
    ...['init', issuer, '-c', 'init.yaml', '--base-url', 'http://127.0.0.1:0', '--id', 'contoso'],
    ...['--account', alice!.username, '--control', bob!.username],
  ]);
  expect([written.code, written.stdout]).toEqual([0, expect.stringContaining('/oidc/callback')]);
  const env = {
    CONTOSO_CLIENT_SECRET: clientSecret,
    CONTOSO_ALICE_3_PASSWORD: alice!.password,
    CONTOSO_ALICE_3_TOTP: alice!.totp ?? '',
    CONTOSO_BOB_PASSWORD: bob!.password,
  };
  const ready = await amrcheck(['doctor', '-c', 'init.yaml'], env);
  expect([ready.code, ready.stdout]).toEqual([0, expect.stringMatching(/^Ready/)]);
  const { code, stdout, stderr } = await amrcheck(
    ['run', '-c', 'init.yaml', '--scenario', 'mfa,password-only', '--out', 'init-run', '--quiet'],
    env,
  );
  expect(stdout, stderr).toMatch(/^contoso: PASS/);
  expect(code).toBe(0);
});

test('--plan says what would be done and does nothing', async () => {
  const { code, stdout } = await amrcheck([
    ...['run', '-c', config, '--plan', '--target', 'honest', '--out', 'planned'],
    ...['--scenario', 'mfa,every-account,sso-reuse'],
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}alice: mfa, every-account, sso-reuse; 2 sign-ins, 1 code/m);
  // Known better where a test above has signed in there.
  expect(stdout).toMatch(/^Expected: (about )?\d+ s( to \d+ s)?\.$/m);
  expect(readdirSync(folder)).not.toContain('planned');
});

test('demo: every verdict is the announced one, exit 0', async () => {
  const { code, stdout, stderr } = await amrcheck(['demo', '--out', 'demo']);
  expect(stdout.split('\n')[0], stderr).toBe('11 of 11 verdicts as announced.');
  expect(code).toBe(0);
});
