/** The lab in a process of its own, so that what is measured beside it is ours alone. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startLab, type LabTarget } from '../lab/index.ts';

export interface RunningLab {
  /** The honest OpenID provider. */
  target: LabTarget;
  /** Those with a second factor. Each is used once, so that no code is waited for. */
  accounts: LabTarget['accounts'];
  stop(): void;
}

/** An honest provider with so many accounts that have a second factor. */
export async function forkLab(count: number): Promise<RunningLab> {
  const lab = fork(import.meta.filename, [String(count)]);
  const [target] = (await once(lab, 'message')) as [LabTarget];
  const accounts = target.accounts.filter(({ totp }) => totp !== undefined);
  const stop = (): void => {
    if (lab.connected) lab.disconnect();
  };
  return { target, accounts, stop };
}

if (process.argv[1] === import.meta.filename) {
  const lab = await startLab({ accounts: Number(process.argv[2]) });
  process.send?.(lab.targets[0]);
  // However its parent ends, it ends too.
  process.once('disconnect', () => process.exit());
}
