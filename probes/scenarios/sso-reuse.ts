import { setTimeout as pause } from 'node:timers/promises';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { signIn } from '../sign-in.ts';
import { firstSignIn } from './mfa.ts';

/** So that a time in whole seconds that moves with the re-use is seen to move. */
const pauseMs = 2_000;

/** A second sign-in in the same browser, asked for just as the first. */
export async function ssoReuse(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const { session, signIn: first } = await firstSignIn(context, probe);
  if (first.end.kind === 'refused') {
    probe.notApplicable = 'The account was not let in, so there is no session to re-use.';
    return;
  }
  probe.tell('start', 'signing in again in the same browser');
  await pause(pauseMs, undefined, { signal: context.tools.signal });
  await signIn(context, probe, session, { purpose: 'reuse' });
}
