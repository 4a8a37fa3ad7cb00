import { setTimeout as pause } from 'node:timers/promises';
import type { Protocol } from '../../core/model.ts';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { signIn } from '../sign-in.ts';
import type { Asked } from '../target.ts';
import { takeCode, totpOf } from './codes.ts';
import { firstSignIn } from './mfa.ts';

/** Some providers take a sign-in of a few seconds ago for a fresh one (LemonLDAP::NG: 5 s). */
const pauseMs = 6_000;

/** How each protocol demands a new authentication. */
const demands: Record<Protocol, [purpose: string, asked: Partial<Asked>][]> = {
  oidc: [
    ['prompt=login', { prompt: 'login' }],
    ['max_age=0', { maxAge: 0 }],
  ],
  saml: [['ForceAuthn', { forceAuthn: true }]],
  wsfed: [['wfresh=0', { wfresh: '0' }]],
  // Every request of Entra's asks anew.
  'external-mfa': [],
  entra: [['prompt=login', { prompt: 'login' }]],
};

/** In the same browser, but a new authentication is demanded. */
export async function fresh(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const totp = totpOf(context);
  const { session } = await firstSignIn(context, probe);
  for (const [purpose, asked] of demands[context.target.config.protocol]) {
    await pause(pauseMs, undefined, { signal: context.tools.signal });
    // Taken before: while one waits at the code page, the password may become too old again.
    const code = totp && (await takeCode(context, probe, totp, 10_000));
    probe.tell('start', `signing in with ${purpose}`);
    await signIn(context, probe, session, {
      purpose,
      asked,
      ...(code !== undefined && { code: () => code }),
    });
  }
}
