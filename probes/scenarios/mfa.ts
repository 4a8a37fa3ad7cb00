import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { signIn } from '../sign-in.ts';

/** A fresh browser, the password, and the second factor when it is asked for. */
export async function mfa(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const session = await context.tools.driver.newSession();
  try {
    probe.tell('start', 'signing in');
    context.signedIn = await signIn(context, probe, session, 'first');
  } finally {
    await session.close();
  }
}
