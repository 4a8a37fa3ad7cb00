import { HarnessError } from '../../core/errors.ts';
import { hostileKinds } from '../../server/external-mfa/request.ts';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { signIn } from '../sign-in.ts';
import { firstSignIn } from './mfa.ts';

/**
 * After a proper one, requests with one thing wrong each, in the same browser: what the provider remembers of the
 * person must not make up for it. No factor is given in them.
 */
export async function hostileRequests(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const { session } = await firstSignIn(context, probe);
  for (const hostile of hostileKinds) {
    probe.tell('start', `sending a request that must be refused: ${hostile}`);
    try {
      await signIn(context, probe, session, { purpose: hostile, asked: { hostile }, hostile: true });
    } catch (thrown) {
      // Neither an answer nor an error that could be read: the check says that it cannot tell.
      const record = probe.signIns.at(-1);
      if (!record || !(thrown instanceof HarnessError) || thrown.fault !== 'provider') throw thrown;
      record.end = { kind: 'refused', reason: 'unclear', message: thrown.message, url: '' };
    }
  }
}
