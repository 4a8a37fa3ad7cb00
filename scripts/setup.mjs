// Gets a clone ready and runs a command in it:
//   node scripts/setup.mjs [--no-browser] -- command args…
// Plain JavaScript without packages: it runs before there are any, on the Node that the machine has.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.amrcheck-setup');
const windows = process.platform === 'win32';

// Set-up speaks on standard error: standard output belongs to the command.
const say = (text) => process.stderr.write(`set-up: ${text}\n`);

function fail(text, output = '') {
  // Each line once: Playwright repeats itself for each attempt.
  const lines = new Set(output.split('\n').filter((line) => line.trim() && !/^\s+at /.test(line)));
  if (lines.size > 0) process.stderr.write(`${[...lines].join('\n')}\n`);
  say(text);
  process.exit(3);
}

const separator = process.argv.indexOf('--');
const [command, ...args] = separator < 0 ? [] : process.argv.slice(separator + 1);
const options = process.argv.slice(2, separator < 0 ? undefined : separator);
if (!command || options.some((option) => option !== '--no-browser')) {
  say('usage: node scripts/setup.mjs [--no-browser] -- command args…');
  process.exit(2);
}

checkNode();
installPackages();
const env = { ...process.env, PATH: [bin, process.env.PATH].filter(Boolean).join(delimiter) };
if (!options.includes('--no-browser')) findOrGetBrowser();
hand(command, args);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Node ${process.versions.node} is too old. Install Node 20.19 or later (https://nodejs.org); the clone then brings the Node 24 that it runs on.`,
  );
}

/** Runs to its end without a word of its own; resolves with what it said. */
function quietly(program, programArgs, extraEnv = {}) {
  const run = spawnSync(program, programArgs, {
    cwd: root,
    env: { ...process.env, ...extraEnv },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: windows && /\.cmd$|^np[mx]$/.test(program),
  });
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ? `${run.error.message}\n` : ''}`;
  return { ok: run.status === 0, output, stdout: run.stdout ?? '' };
}

/** Once for each content of package-lock.json. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing packages (npm ci), about a minute…');
  const npmArgs = ['ci', '--loglevel=error', '--no-fund', '--no-audit'];
  const npm = process.env.npm_execpath;
  // Under another package manager npm_execpath is not npm's.
  const install = () =>
    npm?.endsWith('npm-cli.js') ? quietly(process.execPath, [npm, ...npmArgs]) : quietly('npm', npmArgs);
  let { ok, output } = install();
  if (!ok && /network|socket|timeout|E(NOTFOUND|AI_AGAIN|CONN|TIMEDOUT|5\d\d)/i.test(output)) {
    say('the registry did not answer as it should; trying once more…');
    ({ ok, output } = install());
  }
  if (!ok) {
    fail(
      'npm ci failed; what it said stands above. Behind a proxy or with a registry of your own, set `npm config set proxy …` or `npm config set registry …`, then run the same command again.',
      output,
    );
  }
  writeFileSync(stamp, lock);
}

function findOrGetBrowser() {
  if (findBrowser()) return;
  if (process.env.AMRCHECK_BROWSER) {
    fail(
      `AMRCHECK_BROWSER names ${process.env.AMRCHECK_BROWSER}, and there is no program that can be started. Correct it, or unset it.`,
    );
  }
  if (hasApt() && process.getuid?.() === 0) {
    say('no browser found; installing Chromium (apt-get install chromium)…');
    const debian = { DEBIAN_FRONTEND: 'noninteractive' };
    quietly('apt-get', ['-o', 'Acquire::Retries=3', 'update'], debian);
    const { ok, output } = quietly(
      'apt-get',
      [
        '-o',
        'Acquire::Retries=3',
        'install',
        '-y',
        '--no-install-recommends',
        'chromium',
        'fonts-liberation',
      ],
      debian,
    );
    if (ok && findBrowser()) return;
    say(`apt-get did not bring a browser: ${lastLine(output)}`);
  }
  download();
}

/** Asks probes/browsers.ts, so that set-up and a run look in the same places. */
function findBrowser() {
  const { ok, output } = inNode24(
    `const { findBrowser } = await import('./probes/browsers.ts');
    await findBrowser(process.env).catch((error) => { console.log(error.code); process.exit(1); });`,
  );
  if (!ok && !output.includes('BROWSER_NOT_FOUND')) {
    fail('looking for a browser failed, and that is a fault of this clone; see above.', output);
  }
  return ok;
}

/** The Node of the dev dependencies reads TypeScript. */
function inNode24(script) {
  return quietly(join(bin, windows ? 'node.cmd' : 'node'), ['--input-type=module', '--eval', script]);
}

function download() {
  say(
    "no browser found; getting Playwright's Chromium. This way was tested against a download host of our own only.",
  );
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js');
  const { ok, output } = quietly(process.execPath, [playwright, 'install', 'chromium']);
  if (!ok) {
    const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST;
    fail(
      `Playwright's download failed${host ? ` (from PLAYWRIGHT_DOWNLOAD_HOST=${host})` : ''}; what it said stands above. ` +
        (hasApt()
          ? 'Run this as root, then the same command again: apt-get update && apt-get install -y --no-install-recommends chromium'
          : 'Install Chrome, Edge or Chromium, or name one with AMRCHECK_BROWSER=/path/to/it, then run the same command again.'),
      output,
    );
  }
  if (!findBrowser())
    fail(
      'Playwright reported success, and no browser is there. Name one with AMRCHECK_BROWSER=/path/to/it.',
      output,
    );
  const { ok: starts, output: why } = inNode24(
    `const { chromium } = await import('playwright'); await (await chromium.launch()).close();`,
  );
  if (!starts) {
    fail(
      `The browser does not start: ${lastLine(why)} Run this as root, then the same command again: npx playwright install-deps chromium`,
    );
  }
}

function hasApt() {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'apt-get')));
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

/** Runs the command as if it had been called itself: its output, its signals, its exit code. */
function hand(program, programArgs) {
  const child = spawn(program, programArgs, { cwd: root, env, stdio: 'inherit', shell: windows });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C at a terminal reaches the child by itself.
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`${program} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
