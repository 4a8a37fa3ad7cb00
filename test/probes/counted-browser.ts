import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../probes/browsers.ts';

/** A program that starts the browser and keeps count: `pids` of all that were started, the last one last. */
export async function countedBrowser(): Promise<{
  path: string;
  pids(): number[];
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-counted-'));
  const path = join(folder, 'browser');
  const list = join(folder, 'pids');
  await writeFile(list, '');
  const real = await findBrowser(process.env);
  await writeFile(path, `#!/bin/sh\necho $$ >>'${list}'\nexec '${real}' "$@"\n`, { mode: 0o755 });
  return {
    path,
    pids: () => readFileSync(list, 'utf8').split('\n').filter(Boolean).map(Number),
    remove: () => rm(folder, { recursive: true }),
  };
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
