import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { newSession, signIn } from '../sign-in.ts';

/** The provider begins: a fresh browser opens its address, and no request is sent. */
export async function unsolicited(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  probe.tell('start', 'signing in from the provider, without a request');
  const session = await newSession(context);
  try {
    const { initiateUrl } = context.target.config;
    await signIn(context, probe, session, { purpose: 'unsolicited', asked: { initiatedAt: initiateUrl } });
  } finally {
    await session.close();
  }
}
