import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCodeOfError } from '../../cli/errors.ts';
import { errorFaults, HarnessError } from '../../core/errors.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { resultSchema } from '../../core/result.ts';
import { amrcheck } from './command-line.ts';

test('help teaches by example, and is no error', async () => {
  const { code, stdout } = await amrcheck(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('$ amrcheck run --issuer');
  const [, listed = ''] = stdout.split('Commands:\n');
  const commands = [...listed.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name = '']) => name);
  expect(commands).toEqual(expect.arrayContaining(['demo', 'init', 'doctor', 'run', 'serve', 'explain']));
  for (const command of commands.filter((name) => name !== 'help' && name !== 'complete')) {
    const help = await amrcheck([command, '--help']);
    expect([command, help.code]).toEqual([command, 0]);
    expect(help.stdout).toMatch(new RegExp(`^Examples?:\\n(  .*\\n)*  \\$ .*amrcheck ${command}\\b`, 'm'));
  }
});

test.each<[string[], RegExp]>([
  [['rnu'], /unknown command 'rnu'[^]*Did you mean run\?/],
  [['run', '--targt', 'x'], /unknown option '--targt'[^]*Did you mean --target\?/],
  [['run', '--repeat', '0'], /whole number from 1/],
  [['run', '--timeout', 'soon'], /90s, 2m or 500ms/],
  [['run', '--driver', 'telnet'], /browser, http/],
  [['run', '--driver', 'http', '--headed'], /--headed shows the browser, and --driver http has none/],
  [['run', '--shard', '3/2'], /Write it as I\/N with I from 1 to N, e\.g\. 1\/4/],
  [['gather', '--shard', '0/2'], /Write it as I\/N/],
  [['gather', '--shard', '2'], /Write it as I\/N/],
  [['gather', '--again'], /--again is not part of this version/],
  [['run', '--baseline', '/nowhere.yaml'], /no baseline at \/nowhere\.yaml/],
  [['baseline', '/nowhere'], /no result in \/nowhere/],
  [['run', '--scenario', 'mfaa'], /no scenario "mfaa"\. Did you mean mfa\?/],
  [['run', '--profile', 'partner-centre'], /no profile "partner-centre"\. Did you mean partner-center\?/],
  [['run', '-c', 'x.yaml', '--issuer', 'https://x'], /cannot be combined/],
  [['run', '-c', '/nowhere/amrcheck.yaml'], /no configuration at \/nowhere\/amrcheck\.yaml/],
  [['run', '--issuer', 'https://x'], /missing: --client-id, --username/],
  [['run', '--issuer', 'https://x', '--client-id', 'x', '--username', 'x'], /AMRCHECK_PASSWORD is not set/],
  [['run', '-c', '/nowhere', '--format', 'pdf'], /no format "pdf"/],
  [['validate'], /missing required argument[^]*amrcheck COMMAND --help/],
  [['judge', '/nowhere'], /no folder \/nowhere/],
  [['report', '/nowhere'], /no result in \/nowhere/],
  [['report', '/nowhere', '--format', 'htm'], /no format "htm"\. Did you mean html\?/],
  [['validate', '/nowhere'], /\/nowhere cannot be read/],
  [['explain', 'oidc/amr-contain-mfa'], /Did you mean oidc\/amr-contains-mfa\?[^]*amrcheck list checks/],
  [['list', 'cheques'], /checks, profiles/],
  [['explain', 'amr-present'], /Did you mean oidc\/amr-present\?/],
  [['lab', '--defect', 'amr-absnt'], /Did you mean amr-absent\?/],
  [['init'], /Where is the provider\?/],
  [['init', 'ftp://contoso.com'], /starts with ftp: instead of https:/],
  [['init', 'http://contoso.com'], /secrets would travel in the clear/],
  [['init', 'localhost', '--id', 'a b'], /cannot be the name of a target/],
  [['diff', '/nowhere', 'b'], /no result in \/nowhere/],
  [[], /Usage: amrcheck/],
])('%j is wrong usage: exit 2, and the message says what to do', async (args, message) => {
  const { code, stdout, stderr } = await amrcheck(args);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
  expect(stdout).toBe('');
});

test('with --json the error stands on standard output too', async () => {
  const { stdout } = await amrcheck(['judge', '/nowhere', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'RUN_NOT_FOUND', fault: 'configuration' } });
});

test('the exit code of every error', () => {
  const codes = Object.keys(errorFaults) as ErrorCode[];
  const exitCodes = Object.fromEntries(
    codes.map((code) => [code, exitCodeOfError(new HarnessError(code, '', ''))]),
  );
  expect(codes.filter((code) => exitCodes[code] === 70)).toEqual(['BUG']);
  expect(codes.filter((code) => exitCodes[code] === 2)).toEqual([
    'USAGE',
    'CONFIG_NOT_FOUND',
    'CONFIG_INVALID',
    'CONFIG_VARIABLE_MISSING',
    'INPUT_NOT_FOUND',
    'INPUT_UNREADABLE',
    'RUN_NOT_FOUND',
    'NOT_AVAILABLE',
  ]);
});

test('what is said goes through the redactor', async () => {
  const { stderr } = await amrcheck(['judge', '/nowhere/hunter2'], { secrets: ['hunter2'] });
  expect(stderr).toContain('/nowhere/[password]');
  expect(stderr).not.toContain('hunter2');
});

test.each(['checks', 'profiles', 'scenarios', 'providers', 'defects', 'formats'])(
  'list %s, also as JSON',
  async (what) => {
    const plain = await amrcheck(['list', what]);
    const { code, stdout } = await amrcheck(['list', what, '--json']);
    expect([plain.code, code]).toEqual([0, 0]);
    const rows = JSON.parse(stdout) as { id: string }[];
    expect(rows.length).toBeGreaterThan(0);
    expect(
      plain.stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/\s/)[0]),
    ).toEqual(rows.map(({ id }) => id));
  },
);

test('the lies of every protocol are listed', async () => {
  const { stdout } = await amrcheck(['list', 'defects']);
  for (const id of ['amr-absent', 'saml-class-password', 'wsfed-wctx-changed'])
    expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
});

test('explain prints one check in full', async () => {
  const { code, stdout } = await amrcheck(['explain', 'oidc/amr-contains-mfa']);
  expect(code).toBe(0);
  expect(stdout).toContain('https://');
  expect(stdout).toContain('partner-center over oidc, scenario mfa: critical, decides');
});

test('a shard that no target falls to says so, needs no browser and passes', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'amrcheck-shard-'));
  const config = join(dir, 'amrcheck.yaml');
  const target = 'protocol: oidc, issuer: https://login.contoso.com, clientId: c';
  writeFileSync(
    config,
    `targets:\n  contoso: { ${target}, accounts: { bob: { username: b, password: p } } }\n`,
  );
  const env = { AMRCHECK_BROWSER: '/nowhere' };
  const command = ['run', '-c', config, '--shard', '2/2'];
  const { code, stdout, stderr } = await amrcheck([...command, '--out', join(dir, 'run')], { env });
  expect([code, stderr]).toEqual([0, expect.stringContaining('No target falls to shard 2/2')]);
  expect(stdout).toMatch(/^No target fell to this part of the plan/);
  const result = resultSchema.parse(JSON.parse(readFileSync(join(dir, 'run', 'result.json'), 'utf8')));
  expect(result).toMatchObject({ verdict: 'pass', targets: [], shard: { index: 2, count: 2 } });
  expect((await amrcheck([...command, '--plan'])).stdout).toBe(
    'No target falls to shard 2/2: there is nothing to do.\n',
  );
});

test('nothing that is said is an order to the terminal or to the log of a CI service', async () => {
  const { stdout, stderr } = await amrcheck(['run', '-c', '/no\u001b[2J##vso[task.complete]', '--json']);
  for (const said of [stdout, stderr]) expect(said).toContain('/no\\u001b[2J#\\u0023vso[task.complete]');
  expect(stdout + stderr).not.toMatch(/\u001b|##vso/);
});
