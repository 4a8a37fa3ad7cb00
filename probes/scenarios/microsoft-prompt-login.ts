import { setTimeout as pause } from 'node:timers/promises';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { signIn } from '../sign-in.ts';
import type { Asked } from '../target.ts';
import { firstSignIn } from './mfa.ts';

/** So that a time in whole seconds that moves is seen to move. */
const pauseMs = 2_000;

/**
 * How Entra hands prompt=login on, by `promptLoginBehavior` of the domain
 * (https://learn.microsoft.com/windows-server/identity/ad-fs/operations/ad-fs-prompt-login).
 */
const handedOn: [purpose: string, asked: Asked][] = [
  [
    'translateToFreshPasswordAuthentication',
    { wauth: 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password', wfresh: '0' },
  ],
  ['nativeSupport', { prompt: 'login' }],
];

/** In the same browser, each way in which Entra asks for a fresh sign-in. */
export async function microsoftPromptLogin(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  if (context.target.config.protocol !== 'wsfed') {
    probe.notApplicable =
      'Entra hands prompt=login on by parameters of WS-Federation. What SAML 2.0 and OpenID Connect have for it, the scenario fresh asks.';
    return;
  }
  const { session } = await firstSignIn(context, probe);
  for (const [purpose, asked] of handedOn) {
    await pause(pauseMs, undefined, { signal: context.tools.signal });
    probe.tell('start', `signing in as Entra asks with ${purpose}`);
    await signIn(context, probe, session, { purpose, asked, inSession: true });
  }
}
