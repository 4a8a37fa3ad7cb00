import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { HarnessError } from './errors.ts';
import type { Evidence } from './evidence.ts';
import type { Redactor } from './redact.ts';
import type { RunRecord } from './run-record.ts';

/**
 * A run on disk: folder 0700, files 0600, each file whole or not there. Everything goes through the redactor.
 * Writing throws WRITE_FAILED.
 */
export interface RunFolder {
  path: string;
  writeRecord(record: RunRecord): Promise<void>;
  writeEvidence(evidence: Evidence): Promise<void>;
  /** A report, e.g. `report.html`, or `result.json`. */
  writeText(name: string, text: string): Promise<void>;
  /** Returns the path relative to the run's folder. */
  writeScreenshot(name: string, jpeg: Buffer): Promise<string>;
}

export interface StoredRun {
  record: RunRecord;
  evidence: StoredEvidence[];
  /** For what is written later, e.g. by `judge`. */
  folder: RunFolder;
}

export interface StoredEvidence {
  /** Relative to the run's folder. */
  path: string;
  evidence: Evidence;
}

/** Larger than any evidence that amrcheck writes; a file beyond it is not ours. */
const maxFileBytes = 64 * 1024 * 1024;

/** Makes the folder of a new run. Throws USAGE where something stands there already. */
export async function createRunFolder(dir: string, redactor: Redactor): Promise<RunFolder> {
  const there = await readdir(dir).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw writeFailed(dir, error);
  });
  if (there.length > 0) {
    throw new HarnessError(
      'USAGE',
      `The folder ${dir} is not empty, and a run never writes over another.`,
      'Name a new folder with --out, or leave out --out: each run then gets its own under runs/.',
    );
  }
  await makeFolder(dir);
  await makeFolder(join(dir, 'evidence'));
  await makeFolder(join(dir, 'screenshots'));
  return runFolder(dir, redactor);
}

/** Reads a run back; `redactor` is for what is written into it from now on. Throws RUN_NOT_FOUND, or INPUT_UNREADABLE naming the file. */
export async function openRunFolder(dir: string, redactor: Redactor): Promise<StoredRun> {
  const isFolder = await stat(dir).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  const names = isFolder ? await readdir(dir) : [];
  if (!names.includes('run.json')) {
    throw new HarnessError(
      'RUN_NOT_FOUND',
      isFolder ? `${dir} is not the folder of a run: it has no run.json.` : `There is no folder ${dir}.`,
      'Name the folder that `amrcheck run` or `amrcheck gather` printed, e.g. runs/2026-11-24T10-00-00.',
    );
  }
  const record = await readJson(join(dir, 'run.json'), isRunRecord);
  const files = await readdir(join(dir, 'evidence')).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw unreadable(join(dir, 'evidence'), 'it cannot be listed', error);
  });
  const evidence: StoredEvidence[] = [];
  for (const name of files.filter((file) => file.endsWith('.json')).sort()) {
    evidence.push({
      path: `evidence/${name}`,
      evidence: await readJson(join(dir, 'evidence', name), isEvidence),
    });
  }
  return { record, evidence, folder: runFolder(dir, redactor) };
}

/** The path of a probe's evidence, relative to the run's folder. */
export function evidencePath({ target, scenario, account, attempt }: Evidence): string {
  const parts = [target.id, scenario, account.id].map(fileSafe).concat(attempt > 1 ? String(attempt) : []);
  return `evidence/${parts.join('.')}.json`;
}

/**
 * `id` where every file system can hold it as it is; else its readable part, `~` and 8 hex digits of its SHA-256,
 * so that `Alice` and `alice` do not meet where case does not count.
 */
function fileSafe(id: string): string {
  if (/^[a-z0-9_-]{1,64}$/.test(id)) return id;
  const readable = id
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, 40);
  return `${readable}~${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

function runFolder(path: string, redactor: Redactor): RunFolder {
  const json = (name: string, value: unknown) =>
    write(join(path, name), `${JSON.stringify(redactor.value(value), null, 2)}\n`);
  return {
    path,
    writeRecord: (record) => json('run.json', record),
    writeEvidence: (evidence) => json(evidencePath(evidence), evidence),
    writeText: (name, text) => write(join(path, basename(name)), redactor.text(text)),
    writeScreenshot: async (name, jpeg) => {
      const { name: stem } = parse(basename(name));
      const relative = `screenshots/${stem.split('.').map(fileSafe).join('.')}.jpg`;
      await write(join(path, relative), jpeg);
      return relative;
    },
  };
}

async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    // An empty folder may have been there before, with another mode.
    await chmod(dir, 0o700);
  } catch (error) {
    throw writeFailed(dir, error);
  }
}

async function write(path: string, content: string | Buffer): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw writeFailed(path, error);
  }
}

const writeReasons: Partial<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: "the user's disk quota is used up",
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'its folder is gone',
};

function writeFailed(path: string, cause: unknown): HarnessError {
  return new HarnessError(
    'WRITE_FAILED',
    `${path} could not be written: ${writeReasons[codeOf(cause)] ?? codeOf(cause)}.`,
    'Make room or mend the permissions, or name another folder with --out. What was gathered before is kept.',
    { cause },
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

function unreadable(path: string, why: string, cause?: unknown): HarnessError {
  return new HarnessError(
    'INPUT_UNREADABLE',
    `${path} cannot be read: ${why}.`,
    'Was it cut short, or changed by hand? Gather again, or take the file from a copy of the run.',
    cause === undefined ? {} : { cause },
  );
}

async function readJson<T>(path: string, fits: (value: unknown) => value is T): Promise<T> {
  let value: unknown;
  try {
    if ((await stat(path)).size > maxFileBytes) throw unreadable(path, 'it is larger than 64 MB');
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    throw unreadable(path, error instanceof SyntaxError ? 'it is not valid JSON' : codeOf(error), error);
  }
  if (isRecord(value) && typeof value['schemaVersion'] === 'number' && value['schemaVersion'] > 1) {
    throw unreadable(path, 'a newer amrcheck wrote it');
  }
  if (!fits(value)) throw unreadable(path, 'it does not have the shape that amrcheck writes');
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isTargetFacts(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    Array.isArray(value['profiles']) &&
    isRecord(value['waive'])
  );
}

/** As much of the shape as the judge relies on before it looks at what the provider sent. */
function isRunRecord(value: unknown): value is RunRecord {
  return (
    isRecord(value) &&
    value['schemaVersion'] === 1 &&
    typeof value['digestKey'] === 'string' &&
    typeof value['startedAt'] === 'string' &&
    typeof value['finishedAt'] === 'string' &&
    Array.isArray(value['targets']) &&
    value['targets'].every(
      (target) => isRecord(target) && isTargetFacts(target['facts']) && Array.isArray(target['notTested']),
    )
  );
}

function isEvidence(value: unknown): value is Evidence {
  return (
    isRecord(value) &&
    value['schemaVersion'] === 1 &&
    isTargetFacts(value['target']) &&
    typeof value['scenario'] === 'string' &&
    typeof value['attempt'] === 'number' &&
    isRecord(value['account']) &&
    typeof value['account']['id'] === 'string' &&
    Array.isArray(value['account']['factors']) &&
    isRecord(value['clock']) &&
    isRecord(value['provider']) &&
    Array.isArray(value['signIns']) &&
    value['signIns'].every(
      (signIn) => isRecord(signIn) && isRecord(signIn['end']) && Array.isArray(signIn['factorsUsed']),
    )
  );
}
