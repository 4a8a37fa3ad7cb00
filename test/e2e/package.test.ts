/** The package as users get it: packed, installed into an empty folder, and run from there; and the action's own script. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'amrcheck-package-'));
const home = join(folder, 'home');
let tarball: string;

beforeAll(() => {
  mkdirSync(home);
  npm(root, 'pack', '--pack-destination', folder);
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'none');
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  // What npm ci has fetched is not fetched again.
  npm(home, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', tarball);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The npm of the machine, on the Node that runs the tests. */
function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function amrcheck(...args: string[]) {
  const run = spawnSync(process.execPath, [join(home, 'node_modules/.bin/amrcheck'), ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', AMRCHECK_STATE_DIR: join(folder, 'state') },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

test('publint finds nothing wrong with it', async () => {
  const { messages } = await publint({ pack: { tarball: readFileSync(tarball).buffer }, strict: true });
  expect(messages).toEqual([]);
});

test('it holds what runs, and no sources, tests or development tools', () => {
  const installed = join(home, 'node_modules', 'amrcheck');
  expect(readdirSync(installed).sort()).toEqual(
    ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'schema'].sort(),
  );
  expect(readdirSync(join(home, 'node_modules'))).not.toContain('vitest');
});

test('it says its version, and completes in a shell', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(amrcheck('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  expect(amrcheck('complete', '--', 'va').stdout).toContain('validate\t');
  expect(amrcheck('complete', '--', 'run', '--driver', '').stdout).toMatch(/browser.*http/s);
});

test('its demo signs in to honest and lying providers', () => {
  const { code, stdout, stderr } = amrcheck('demo');
  expect(stdout, stderr).toMatch(/^(\d+) of \1 verdicts as announced/);
  expect(code).toBe(0);
});

test('the script of the GitHub Action passes on verdict, summary and exit code', () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    runs: { steps: { id?: string; run?: string }[] };
  };
  const script = runs.steps.find(({ id }) => id === 'run')?.run ?? '';
  const summary = join(folder, 'summary.md');
  const output = join(folder, 'output');
  // Nobody listens there: it cannot be told, which is exit code 3.
  const { status, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd: home,
    encoding: 'utf8',
    env: {
      ...process.env,
      AMRCHECK: join(root, 'bin', 'amrcheck.mjs'),
      CONFIG: 'amrcheck.yaml',
      OUT: join(folder, 'out'),
      ARGUMENTS: '--target nobody --quiet',
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      AMRCHECK_STATE_DIR: join(folder, 'state'),
      ...writeConfig(),
    },
  });
  expect(status, stderr).toBe(3);
  expect(readFileSync(output, 'utf8')).toBe('verdict=inconclusive\n');
  expect(readFileSync(summary, 'utf8')).toContain('nobody');
});

function writeConfig(): { PASSWORD: string } {
  writeFileSync(
    join(home, 'amrcheck.yaml'),
    `relyingParty: { baseUrl: "http://127.0.0.1:0" }
targets:
  nobody:
    protocol: oidc
    issuer: http://127.0.0.1:1
    clientId: amrcheck
    accounts: { bob: { username: bob, password: "\${env:PASSWORD}" } }
`,
  );
  return { PASSWORD: 'of nobody' };
}
