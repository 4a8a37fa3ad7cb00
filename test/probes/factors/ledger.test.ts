import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stateFolder, TotpLedger } from '../../../probes/factors/ledger.ts';
import { parseTotp } from '../../../probes/factors/totp.ts';

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const totp = parseTotp(secret);
/** The start of a step of 30 s. */
const start = 1_800_000_000_000;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Takes a code, or says for how long it would have to wait. */
async function take(now: number, options: { minimumRemainingMs?: number } = {}): Promise<string | number> {
  const waiting = new AbortController();
  let wait = 0;
  const onWait = (waitMs: number): void => {
    wait = waitMs;
    waiting.abort();
  };
  const ledger = new TotpLedger({ folder, now: () => now });
  return ledger.nextCode(totp, { ...options, onWait, signal: waiting.signal }).then(
    ({ code }) => code,
    () => wait,
  );
}

test('a code is handed out once; the next comes with the next step', async () => {
  expect(await take(start + 5_000)).toBe(totp.codeOf(60_000_000));
  expect(await take(start + 6_000)).toBe(24_000);
  expect(await take(start + 30_000)).toBe(totp.codeOf(60_000_001));
});

test('a code close to its end is not handed out', async () => {
  expect(await take(start + 27_001)).toBe(2_999);
  expect(await take(start + 27_000)).toBe(totp.codeOf(60_000_000));
  expect(await take(start + 59_500, { minimumRemainingMs: 0 })).toBe(totp.codeOf(60_000_001));
});

test('waits for the next step, says so, and tells until when the code holds', async () => {
  let now = start + 29_980;
  const ledger = new TotpLedger({ folder, now: () => now });
  const onWait = vi.fn(() => {
    now = start + 30_000;
  });
  const code = await ledger.nextCode(totp, { onWait });
  expect(code).toEqual({ code: totp.codeOf(60_000_001), validUntil: start + 60_000 });
  expect(onWait).toHaveBeenCalledExactlyOnceWith(20, 30);
});

test('another account never has to wait for this one', async () => {
  const ledger = new TotpLedger({ folder, now: () => start });
  const other = parseTotp('KCSHIPPEDALICEAAOBRXI33SMFXGIZLT');
  expect((await ledger.nextCode(totp)).code).toBe(totp.codeOf(60_000_000));
  expect((await ledger.nextCode(other)).code).toBe(other.codeOf(60_000_000));
});

test('of many at once only one gets the code', async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(start)));
  expect(taken.filter((code) => typeof code === 'string')).toEqual([totp.codeOf(60_000_000)]);
});

test('of two processes at once only one gets the code', async () => {
  const script = fileURLToPath(new URL('./claim-codes.ts', import.meta.url));
  const children = [0, 1].map(() => {
    const child = spawn(process.execPath, [script, folder, secret, String(start)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    return { child, line: async () => String((await lines.next()).value) };
  });
  for (const { line } of children) expect(await line()).toBe('ready');
  for (const { child } of children) child.stdin.write('go\n');
  const taken = await Promise.all(children.map(({ line }) => line()));
  expect(taken.sort()).toEqual([totp.codeOf(60_000_000), 'has to wait'].sort());
  await Promise.all(children.map(async ({ child }) => child.exitCode ?? once(child, 'exit')));
});

test('neither secret nor code is on disk, and steps older than an hour are forgotten', async () => {
  await take(start);
  await take(start + 30_000);
  await take(start + 3_700_000);
  const files = await readdir(folder, { recursive: true });
  expect(files.filter((file) => file.includes('-'))).toHaveLength(1);
  const all = `${files.join()}${await readFile(
    join(
      folder,
      files.find((file) => file.includes('-'))!,
    ),
    'utf8',
  )}`;
  expect(all).not.toContain(secret);
  expect(all).not.toContain(totp.codeOf(60_000_123));
});

test('a ledger that cannot be written is an error with a way out', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const ledger = new TotpLedger({ folder: file, now: () => start });
  await expect(ledger.nextCode(totp)).rejects.toMatchObject({
    code: 'WRITE_FAILED',
    hint: expect.stringContaining('AMRCHECK_STATE_DIR'),
  });
});

test('where state is kept', () => {
  expect(stateFolder({ AMRCHECK_STATE_DIR: '/x' }, 'linux')).toBe('/x');
  expect(stateFolder({ XDG_STATE_HOME: '/s' }, 'linux')).toBe('/s/amrcheck');
  expect(stateFolder({ LOCALAPPDATA: '/l', XDG_STATE_HOME: '/s' }, 'win32')).toBe('/l/amrcheck');
  expect(stateFolder({}, 'darwin')).toMatch(/\.local\/state\/amrcheck$/);
});

test('a wrong code may be typed once in 15 minutes', async () => {
  const at = (now: number): Promise<boolean> =>
    new TotpLedger({ folder, now: () => now }).claimWrongCode(totp);
  const now = Date.now();
  expect(await at(now)).toBe(true);
  expect(await at(now + 14 * 60_000)).toBe(false);
  expect(await at(now + 16 * 60_000)).toBe(true);
});
