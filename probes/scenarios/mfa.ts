import type { LaneContext, ProbeInProgress, SignedIn } from '../lane.ts';
import { newSession, signIn } from '../sign-in.ts';

/** A fresh browser, the password, and the second factor when it is asked for. */
export async function mfa(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  probe.tell('start', 'signing in');
  const session = await newSession(context);
  try {
    const signedIn = await signIn(context, probe, session, { purpose: 'first' });
    if (signedIn.enrolled) {
      // Only a sign-in in which the new passkey is used shows what the provider makes of it.
      await session.close();
      probe.signIns.pop();
      probe.tell('start', 'a passkey was set up; signing in with it');
      await mfa(context, probe);
      return;
    }
    await context.signedIn?.session.close();
    context.signedIn = signedIn;
  } catch (thrown) {
    await session.close();
    throw thrown;
  }
}

/** The sign-in that a scenario of the same account has left, or a new one; it stands first in the evidence. */
export async function firstSignIn(context: LaneContext, probe: ProbeInProgress): Promise<SignedIn> {
  if (context.signedIn) probe.signIns.push(context.signedIn.signIn);
  else await mfa(context, probe);
  return context.signedIn!;
}
