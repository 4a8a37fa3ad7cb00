import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** A clone of nothing but what set-up touches, with packages installed unless told otherwise. */
function makeClone({ installed = true } = {}): string {
  const clone = mkdtempSync(join(tmpdir(), 'amrcheck-clone-'));
  const lock = '{ "lockfileVersion": 3 }';
  writeFileSync(join(clone, 'package-lock.json'), lock);
  writeFileSync(join(clone, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(clone, 'scripts'));
  cpSync(join(root, 'scripts', 'setup.mjs'), join(clone, 'scripts', 'setup.mjs'));
  mkdirSync(join(clone, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(process.execPath, join(clone, 'node_modules', '.bin', 'node'));
  for (const name of ['playwright', 'playwright-core']) {
    symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name));
  }
  // The machine that runs this may well have a browser: here only Playwright's download counts.
  mkdirSync(join(clone, 'probes'));
  writeFileSync(
    join(clone, 'probes', 'browsers.ts'),
    `import { existsSync } from 'node:fs';
     import { chromium } from 'playwright';
     export async function findBrowser(): Promise<void> {
       if (!existsSync(chromium.executablePath())) throw Object.assign(new Error(), { code: 'BROWSER_NOT_FOUND' });
     }`,
  );
  if (installed) {
    writeFileSync(
      join(clone, 'node_modules', '.amrcheck-setup'),
      createHash('sha256').update(lock).digest('hex'),
    );
  }
  return clone;
}

async function setUp(
  clone: string,
  args: string[],
  env: Record<string, string> = {},
  nodeArgs: string[] = [],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [...nodeArgs, join(clone, 'scripts', 'setup.mjs'), ...args], {
    // No apt-get on this PATH.
    env: { PATH: join(clone, 'node_modules', '.bin'), HOME: clone, ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

test('the command runs with the packages’ programs first, and set-up adds nothing to its output or exit code', async () => {
  const clone = makeClone();
  const script = "console.log(process.env.PATH.split(':')[0]); process.exitCode = 7";
  const { code, stdout, stderr } = await setUp(clone, ['--no-browser', '--', 'node', '--eval', script]);
  expect({ code, stdout, stderr }).toEqual({
    code: 7,
    stdout: `${join(clone, 'node_modules', '.bin')}\n`,
    stderr: '',
  });
});

test('a signal is passed on, and the command’s own end is the end', async () => {
  const clone = makeClone();
  const script =
    "process.on('SIGTERM', () => process.exit(9)); console.log('ready'); setInterval(() => {}, 1000)";
  const child = spawn(
    process.execPath,
    [join(clone, 'scripts', 'setup.mjs'), '--no-browser', '--', 'node', '--eval', script],
    { env: { PATH: '' } },
  );
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([9, null]);
});

test('packages are installed once for each lock file, and what npm says is not shown', async () => {
  const clone = makeClone({ installed: false });
  const npm = join(clone, 'npm-cli.js');
  writeFileSync(
    npm,
    `import { appendFileSync } from 'node:fs'; console.error('npm warn EBADENGINE'); appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');`,
  );
  const run = () => setUp(clone, ['--no-browser', '--', 'node', '--version'], { npm_execpath: npm });
  expect((await run()).stderr).toBe('set-up: installing packages (npm ci), about a minute…\n');
  expect((await run()).stderr).toBe('');
  writeFileSync(join(clone, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }');
  expect((await run()).stderr).toContain('installing');
  expect(
    readFileSync(join(clone, 'calls'), 'utf8')
      .split('\n')
      .filter((call) => call.startsWith('ci ')),
  ).toHaveLength(2);
});

test('when npm ci fails, its own words are shown, and it is tried again the next time', async () => {
  const clone = makeClone({ installed: false });
  const npm = join(clone, 'npm-cli.js');
  writeFileSync(npm, "console.error('npm error network ENOTFOUND'); process.exitCode = 1;");
  const { code, stdout, stderr } = await setUp(clone, ['--', 'node', '--version'], { npm_execpath: npm });
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/npm error network ENOTFOUND\nset-up: npm ci failed.*run the same command again/);
  expect(existsSync(join(clone, 'node_modules', '.amrcheck-setup'))).toBe(false);
});

test.each([
  ['a registry that fails once is asked once more', 'npm error code ETIMEDOUT', 2, 0],
  ['what another try does not mend is not tried again', 'npm error code EUSAGE', 1, 3],
])('%s', async (_name, said, calls, wanted) => {
  const clone = makeClone({ installed: false });
  const npm = join(clone, 'npm-cli.js');
  writeFileSync(
    npm,
    `import { appendFileSync, readFileSync } from 'node:fs'; appendFileSync('calls', '.');
     if (readFileSync('calls', 'utf8') === '.') { console.error(${JSON.stringify(said)}); process.exitCode = 1; }`,
  );
  const { code } = await setUp(clone, ['--no-browser', '--', 'node', '--version'], { npm_execpath: npm });
  expect([code, readFileSync(join(clone, 'calls'), 'utf8').length]).toEqual([wanted, calls]);
});

test('a Node that is too old is told so before anything else', async () => {
  const clone = makeClone({ installed: false });
  const pretend =
    "data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.18.3' })";
  const { code, stderr } = await setUp(clone, ['--', 'node', '--version'], {}, ['--import', pretend]);
  expect(code).toBe(3);
  expect(stderr).toBe(
    'set-up: Node 20.18.3 is too old. Install Node 20.19 or later (https://nodejs.org); the clone then brings the Node 24 that it runs on.\n',
  );
});

test.each([[[]], [['--', '']], [['--fast', '--', 'node']]])('wrong usage: %j', async (args) => {
  const { code, stderr } = await setUp(makeClone(), args);
  expect([code, stderr]).toEqual([
    2,
    'set-up: usage: node scripts/setup.mjs [--no-browser] -- command args…\n',
  ]);
});

test('a clone that is broken is not taken for a missing browser', async () => {
  const clone = makeClone();
  rmSync(join(clone, 'probes'), { recursive: true });
  const { code, stderr } = await setUp(clone, ['--', 'node', '--version']);
  expect(code).toBe(3);
  expect(stderr).toMatch(/Cannot find module[^]*a fault of this clone/);
});

test('AMRCHECK_BROWSER that names nothing is the user’s to correct, not a reason to download', async () => {
  const { code, stderr } = await setUp(makeClone(), ['--', 'node', '--version'], {
    AMRCHECK_BROWSER: '/nowhere',
  });
  expect(code).toBe(3);
  expect(stderr).toBe(
    'set-up: AMRCHECK_BROWSER names /nowhere, and there is no program that can be started. Correct it, or unset it.\n',
  );
});

/** A download host on this machine; `answer` gives the body for a path, undefined for 404. */
async function downloadHost(answer: (path: string) => Buffer | undefined) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const body = answer(url);
    response.writeHead(body ? 200 : 404, { 'content-length': body?.length ?? 0 }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { asked, origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test('Playwright’s download: asked of the host that is configured; where it has nothing, the next step is named', async () => {
  const clone = makeClone();
  const host = await downloadHost(() => undefined);
  const { code, stderr } = await setUp(clone, ['--', 'node', '--version'], {
    PLAYWRIGHT_DOWNLOAD_HOST: host.origin,
    PLAYWRIGHT_BROWSERS_PATH: join(clone, 'browsers'),
  });
  host.close();
  expect(host.asked.length).toBeGreaterThan(0);
  expect(host.asked.every((path) => path.endsWith('.zip'))).toBe(true);
  expect(code).toBe(3);
  expect(stderr).toContain('tested against a download host of our own only');
  expect(stderr).toContain(`Playwright's download failed (from PLAYWRIGHT_DOWNLOAD_HOST=${host.origin})`);
  expect(stderr).toContain('Install Chrome, Edge or Chromium, or name one with AMRCHECK_BROWSER');
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'Playwright’s download: a browser whose system libraries lack is named with the command that root must run',
  async () => {
    const clone = makeClone();
    const broken = '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n';
    const host = await downloadHost((path) =>
      zip({
        'chrome-linux64/chrome': broken,
        'chrome-headless-shell-linux64/chrome-headless-shell': broken,
        [path.includes('ffmpeg') ? 'ffmpeg-linux' : 'note']: broken,
      }),
    );
    const { code, stderr } = await setUp(clone, ['--', 'node', '--version'], {
      PLAYWRIGHT_DOWNLOAD_HOST: host.origin,
      PLAYWRIGHT_BROWSERS_PATH: join(clone, 'browsers'),
    });
    host.close();
    expect(host.asked.length).toBeGreaterThan(0);
    expect(stderr).toContain('The browser does not start');
    expect(stderr).toContain(
      'Run this as root, then the same command again: npx playwright install-deps chromium',
    );
    expect(code).toBe(3);
  },
);

/** A zip archive of stored files (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 and 4.3.12). */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    // The Unix mode of an executable file, in the upper half of the external attributes.
    rest.writeUInt32LE((0o100755 << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    // Made by Unix.
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
