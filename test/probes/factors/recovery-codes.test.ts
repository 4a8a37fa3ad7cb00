import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextRecoveryCode } from '../../../probes/factors/recovery-codes.ts';

const codes = ['4f1e-90aa', '77c2-1b0d', 'e8d3-5566'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-recovery-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('each code is handed out once, in order, until none is left', async () => {
  for (const code of codes) expect(await nextRecoveryCode(codes, 'alice', folder)).toBe(code);
  await expect(nextRecoveryCode(codes, 'alice', folder)).rejects.toMatchObject({ code: 'FACTOR_FAILED' });
  expect(await nextRecoveryCode(codes, 'bob', folder)).toBe(codes[0]);
});

test('no two at once get the same, from the very first on', async () => {
  const taken = await Promise.all(codes.map(() => nextRecoveryCode(codes, 'alice', folder)));
  expect(taken.toSorted()).toEqual(codes.toSorted());
});

test('what is kept tells no code', async () => {
  await nextRecoveryCode(codes, 'alice', folder);
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  expect(names).toHaveLength(2);
  expect([...names, ...contents].join('\n')).not.toContain(codes[0]);
});

test('a folder that cannot be written is told', async () => {
  await expect(nextRecoveryCode(codes, 'alice', '/dev/null/none')).rejects.toMatchObject({
    code: 'WRITE_FAILED',
  });
});
