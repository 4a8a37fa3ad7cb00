import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { firstSignIn } from './mfa.ts';

/** The requirement allows no exception: each account signs in once, in whatever scenario that was. */
export async function everyAccount(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  await firstSignIn(context, probe);
}
