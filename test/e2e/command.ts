import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'amrcheck.mjs');

export interface Ended {
  /** Exit code. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** amrcheck as a user starts it; `said` grows while it runs. */
export function startAmrcheck(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): { child: ChildProcess; said: Omit<Ended, 'code'>; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, ...env } });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}
