/** The lab in a process of its own, so that what is measured beside it is ours alone. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startLab, type LabTarget } from '../lab/index.ts';

export interface RunningLab {
  /** The honest OpenID provider. */
  target: LabTarget;
  stop(): void;
}

/** An honest provider with so many accounts that have a second factor. */
export async function forkLab(accounts: number): Promise<RunningLab> {
  const lab = fork(import.meta.filename, [String(accounts)]);
  const [target] = (await once(lab, 'message')) as [LabTarget];
  return { target, stop: () => lab.disconnect() };
}

if (process.argv[1] === import.meta.filename) {
  const lab = await startLab({ accounts: Number(process.argv[2]) });
  process.send?.(lab.targets[0]);
  // However its parent ends, it ends too.
  process.once('disconnect', () => process.exit());
}
