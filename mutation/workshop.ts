import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { source } from './reach.ts';
import type { Answer, Trial } from './worker.ts';

/** What the tests import, and what they read. */
const rooms = ['core', 'validators', 'profiles', 'providers', 'lab', 'server', 'probes', 'reports', 'test'];
/** A worker that was used this often makes way for a new one, before it has grown slow. */
const trialsOfAWorker = 100;
/** `red`: the test that noticed; `timeout`: the tests did not end; `broken`: their process broke down, twice; null: nothing noticed. */
export type Outcome = { red: string } | 'timeout' | 'broken' | null;

/** A copy of the source, so that nothing here is left with a mutant in it, and a worker that tries mutants in the copy. */
export interface Workshop {
  /** One at a time. Throws where the tests do not end, or break down, without the mutant too. */
  try: (trial: Trial) => Promise<Outcome>;
  close: () => void;
}

/** `timeLimitMs`: far above what all tests take on a busy machine. */
export async function openWorkshop({ timeLimitMs = 120_000 } = {}): Promise<Workshop> {
  const root = await mkdtemp(join(await realpath(tmpdir()), 'amrcheck-mutation-'));
  let worker: ChildProcess | undefined;
  let trials = 0;

  const endWorker = (): void => {
    const group = worker?.pid;
    worker = undefined;
    if (group === undefined) return;
    try {
      // With the process of its tests, which may hang.
      process.kill(-group, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const close = (): void => {
    endWorker();
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', close);

  for (const room of rooms) await cp(join(source, room), join(root, room), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) await cp(join(source, file), join(root, file));
  await symlink(join(source, 'node_modules'), join(root, 'node_modules'));

  async function ask(trial: Trial): Promise<Answer | 'timeout'> {
    if (++trials % trialsOfAWorker === 0) endWorker();
    worker ??= fork(join(import.meta.dirname, 'worker.ts'), [root], { detached: true, stdio: 'ignore' });
    const answer = await answerOf(worker, trial, timeLimitMs);
    if (typeof answer === 'string') {
      endWorker();
      await writeFile(join(root, trial.file), trial.honest);
    }
    return answer;
  }

  return {
    try: async (trial) => {
      let answer = await ask(trial);
      if (answer === 'broken') answer = await ask(trial);
      if (typeof answer === 'string') {
        // Or was it the machine?
        const honest = await ask({ ...trial, code: trial.honest });
        if (typeof honest === 'string') throw new Error(`${trial.file}: ${honest}, without a mutant too.`);
        return answer;
      }
      return answer.red === null ? null : { red: answer.red };
    },
    close: () => {
      process.removeListener('exit', close);
      close();
    },
  };
}

/** What the worker answers, or what becomes of it meanwhile. */
function answerOf(worker: ChildProcess, trial: Trial, timeLimitMs: number): Promise<Answer | 'timeout'> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | 'timeout'): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => settle('timeout'), timeLimitMs);
    worker.once('message', (answer) => settle(answer as Answer));
    worker.once('exit', () => settle('broken'));
    worker.once('error', () => settle('broken'));
    worker.send(trial);
  });
}
