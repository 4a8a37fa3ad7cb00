import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../core/load-config.ts';

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'amrcheck.mjs');
const start = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

test('--version is the version of package.json, and no package is loaded for it', () => {
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
  ) as { version: string };
  const { stdout, status } = start(launcher, '--version');
  expect([stdout, status]).toEqual([`${version}\n`, 0]);
  expect(readFileSync(launcher, 'utf8')).not.toMatch(/^import .* from '(?!node:)/m);
});

test.each(['18.20.8', '20.20.2', '22.17.1'])('Node %s is told what it lacks', (version) => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); process.argv.splice(1, 0, 'amrcheck'); await import(${JSON.stringify(launcher)});`;
  const { status, stderr } = start('--input-type=module', '--eval', pretend, 'list', 'formats');
  expect(stderr).toContain(`needs Node 22.18 or later; this is Node ${version}`);
  expect(status).toBe(2);
});

test('the exit code of a command is that of the process, and standard output is its answer alone', () => {
  const { status, stdout, stderr } = start(launcher, 'judge', '/nowhere');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('RUN_NOT_FOUND');
});

test('lab prints a configuration that loads, and ends on Ctrl-C with 130', async () => {
  const lab = spawn(process.execPath, [launcher, 'lab', '--defect', 'amr-absent,constant-mfa']);
  const exited = once(lab, 'exit');
  let [stdout, stderr] = ['', ''];
  lab.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  lab.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await expect.poll(() => stderr, { timeout: 45_000 }).toContain('constant-mfa:');
  const path = join(mkdtempSync(join(tmpdir(), 'amrcheck-lab-')), 'lab.yaml');
  writeFileSync(path, stdout);
  const { config } = await loadConfig(path, {});
  expect(Object.keys(config.targets)).toEqual([
    ...['honest', 'amr-absent', 'constant-mfa'],
    ...['honest-saml', 'honest-wsfed', 'honest-eam'],
  ]);
  const discovery = await fetch(`${config.targets['honest']?.issuer}/.well-known/openid-configuration`);
  expect(discovery.status).toBe(200);
  lab.kill('SIGINT');
  expect(await exited).toEqual([130, null]);
});
