import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { gaveSecondFactor, newSession, signIn } from '../sign-in.ts';

const noBox = 'Beside the second factor the provider does not offer to remember this device.';

/** Has the provider remember this browser, closes it, and comes back. */
export async function rememberedDevice(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const { signedIn } = context;
  if (signedIn && gaveSecondFactor(signedIn.signIn) && !signedIn.signIn.offersToRemember) {
    probe.notApplicable = noBox;
    return;
  }
  const session = await newSession(context);
  try {
    probe.tell('start', 'signing in, and having this device remembered');
    const { signIn: first } = await signIn(context, probe, session, { purpose: 'first', remember: true });
    if (!first.remembered) {
      probe.notApplicable = noBox;
      return;
    }
    await session.reopen();
    probe.tell('start', 'coming back with the browser opened again');
    await signIn(context, probe, session, { purpose: 'back' });
  } finally {
    await session.close();
  }
}
