/**
 * What the docs tell to type is typed here, and the configurations in them are read. A block of `sh` is run line by line
 * where `# exit N` says how it ends; `<!-- not run: why -->` before it says why not.
 */
import { spawn } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labConfig } from '../../cli/lab.ts';
import { loadConfig } from '../../core/load-config.ts';
import { startLab, type Lab } from '../../lab/index.ts';

const root = join(import.meta.dirname, '..', '..');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].sort();
const folder = mkdtempSync(join(tmpdir(), 'amrcheck-docs-'));
const bin = join(folder, 'bin');
let lab: Lab;

beforeAll(async () => {
  // Each page that signs in has accounts of its own, so that none waits for a code.
  lab = await startLab({ defects: ['constant-mfa'], accounts: 3 });
  mkdirSync(bin);
  const launcher = `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin', 'amrcheck.mjs')}" "$@"\n`;
  for (const [name, script] of [
    ['amrcheck', launcher],
    ['npx', '#!/bin/sh\nexec "$@"\n'],
  ] as const) {
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  }
});
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

interface Block {
  language: string;
  text: string;
  notRun?: string;
}

/** The fenced blocks of a page; those in a list are indented. */
function blocksOf(page: string): Block[] {
  const fence = /(?:<!-- not run: (.+?) -->\s*)?^( *)```(\w*)\n(.*?)^\2```$/gms;
  return [...readFileSync(join(root, page), 'utf8').matchAll(fence)].map(
    ([, notRun, indent = '', language = '', text = '']) => ({
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      ...(notRun && { notRun }),
    }),
  );
}

/** Commands of the clone itself are run by CI as such; here they must exist. */
function isScript(command: string): boolean {
  const [, script] = /^(?:npm run (\S+)|npm test\b|bash \.ci\/run)/.exec(command) ?? [];
  if (script === undefined) return /^(npm test\b|bash \.ci\/run)/.test(command);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(Object.keys(scripts)).toContain(script);
  return true;
}

function run(command: string, cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', command], {
      cwd,
      env: {
        ...process.env,
        PATH: `${bin}:${process.env['PATH']}`,
        NO_COLOR: '1',
        AMRCHECK_STATE_DIR: join(folder, 'state'),
      },
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** amrcheck.yaml as a reader has it: `contoso` is honest, `lying` says mfa to everyone. */
async function prepare(page: string, account: string): Promise<string> {
  const cwd = join(folder, page);
  mkdirSync(cwd, { recursive: true });
  const targets = lab.targets.map((target) => ({
    ...target,
    id: target.id === 'honest' ? 'contoso' : 'lying',
    accounts: target.accounts.filter(({ id, totp }) => totp === undefined || id === account),
  }));
  writeFileSync(
    join(cwd, 'amrcheck.yaml'),
    `relyingParty: { baseUrl: "http://127.0.0.1:0" }\n${await labConfig(targets)}`,
  );
  return cwd;
}

const withCommands = pages.filter((page) =>
  blocksOf(page).some(({ language, notRun }) => language === 'sh' && notRun === undefined),
);
const accounts = ['alice', 'alice-2', 'alice-3'];

test('there are pages with commands', () => {
  expect(withCommands).toContain(join('docs', 'tutorials', 'partner.md'));
});

describe.each(withCommands)('%s', (page) => {
  test('its commands run', async () => {
    const signsIn = withCommands.filter((other) => dirname(other).endsWith('tutorials'));
    const cwd = await prepare(page, accounts[signsIn.indexOf(page)] ?? 'alice');
    const commands = blocksOf(page)
      .filter(({ language, notRun }) => language === 'sh' && notRun === undefined)
      .flatMap(({ text }) => text.trim().split('\n'))
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    for (const line of commands) {
      const [command = '', comment = ''] = line.split(/\s+# /);
      if (isScript(command)) continue;
      const wanted = Number(/^exit (\d+)/.exec(comment)?.[1] ?? 0);
      const { code, output } = await run(command, cwd);
      expect(code, `${command}\n${output}`).toBe(wanted);
    }
  });
});

const configurations = pages.flatMap((page) =>
  blocksOf(page)
    .filter(({ language, text }) => language === 'yaml' && /^(targets|relyingParty):/m.test(text))
    .map(({ text }, index) => [`${page} ${index + 1}`, text] as const),
);

test('there are pages with configurations', () => {
  expect(configurations.length).toBeGreaterThan(4);
});

test.each(configurations)('the configuration in %s is one', async (name, text) => {
  const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.yaml`);
  // What it does not show is left out: accounts of which one is enough, and files that only their owner has.
  writeFileSync(
    file,
    text.replaceAll('{ … }', '{ bob: { username: bob, password: "${env:BOB_PASSWORD}" } }'),
  );
  const names = [...text.matchAll(/\$\{env:(\w+)\}/g), ['', 'BOB_PASSWORD']].map(
    ([, variable = '']) => variable,
  );
  const env = Object.fromEntries(names.map((variable) => [variable, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ']));
  for (const [, key = ''] of text.matchAll(/: ([\w-]+\.(?:pem|key))/g)) writeFileSync(join(folder, key), '');
  const { config } = await loadConfig(file, env);
  expect(Object.keys(config.targets).length).toBeGreaterThan(0);
});
