import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../../core/errors.ts';
import { stateFolder } from './ledger.ts';

/**
 * The first of an account's recovery codes that nobody has used, also in another process: it is marked as used before it
 * is typed. Kept is a digest under a key that the folder alone has. Throws FACTOR_FAILED where none is left, WRITE_FAILED.
 */
export async function nextRecoveryCode(
  codes: readonly string[],
  username: string,
  folder = join(stateFolder(process.env, process.platform), 'recovery-codes'),
): Promise<string> {
  try {
    const key = await keyOf(folder);
    for (const code of codes) {
      const digest = createHmac('sha256', key)
        .update(JSON.stringify([username, code]))
        .digest('hex');
      if (await create(join(folder, digest))) return code;
    }
  } catch (cause) {
    throw new HarnessError(
      'WRITE_FAILED',
      `The ledger of used recovery codes in ${folder} could not be written.`,
      'Make that folder writable, or name another one with AMRCHECK_STATE_DIR.',
      { cause },
    );
  }
  throw new HarnessError(
    'FACTOR_FAILED',
    `All ${codes.length} recovery codes of ${username} have been used.`,
    'Have the provider make new ones, and put them where the configuration takes them from.',
  );
}

/** Made whole before it has its name, so that no other process reads half of it. */
async function keyOf(folder: string): Promise<Buffer> {
  const path = join(folder, 'key');
  const known = await readFile(path).catch(() => null);
  if (known) return known;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, randomBytes(32), { mode: 0o600 });
  await link(draft, path).catch(unlessItExists);
  await rm(draft);
  return readFile(path);
}

/** false: it is there already. */
async function create(path: string): Promise<boolean> {
  const file = await open(path, 'wx', 0o600).catch(unlessItExists);
  await file?.close();
  return file !== undefined;
}

function unlessItExists(cause: unknown): undefined {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return undefined;
  throw cause;
}
