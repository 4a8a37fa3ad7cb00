import { setTimeout as pause } from 'node:timers/promises';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { firstSignIn } from './mfa.ts';

const times = 3;
/** So that a time in whole seconds that moves with the refresh is seen to move. */
const pauseMs = 2_000;

/** Goes on from the first sign-in and refreshes its tokens three times. */
export async function refresh(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  if (!['oidc', 'entra'].includes(context.target.config.protocol)) {
    probe.notApplicable = 'Only OpenID Connect has tokens that can be refreshed.';
    return;
  }
  const { tokens } = (await firstSignIn(context, probe)).begun;
  if (!tokens?.canRefresh) {
    probe.notApplicable =
      'The provider sent no refresh token. Many send one only for the scope offline_access.';
    return;
  }
  for (let n = 1; n <= times; n++) {
    probe.tell('wait', `refreshing, ${n} of ${times}`);
    await pause(pauseMs, undefined, { signal: context.tools.signal });
    await tokens.refresh();
  }
}
