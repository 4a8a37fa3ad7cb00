import type { TargetConfig } from '../../core/config.ts';
import type { Protocol } from '../../core/model.ts';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { askedIn, gaveSecondFactor, newSession, signIn } from '../sign-in.ts';
import type { Asked } from '../target.ts';
import { refusedOnPage } from './refused.ts';

const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const refedsMfa = 'https://refeds.org/profile/mfa';
const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** How MFA is usually asked for, where the configuration does not say what this provider calls it. */
const usual: Partial<Record<Protocol, Asked>> = {
  oidc: { claims: { id_token: { acr: { essential: true, values: [refedsMfa, multiFactor] } } } },
  saml: { requestedAuthnContext: { comparison: 'exact', classRefs: [multipleauthn] } },
  wsfed: { wauth: multipleauthn },
};

/** What asks this target for MFA. */
export function askingForMfa({ protocol, stepUp }: TargetConfig): Partial<Asked> {
  return stepUp?.then ? askedIn(stepUp.then) : (usual[protocol] ?? {});
}

/** In one browser: the password alone, and then MFA is asked for. */
export async function stepUp(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const { target, account, signedIn } = context;
  const { first } = target.config.stepUp ?? {};
  const tooMuch = `The provider asks ${account.id} for the second factor without being asked to. Where it can ask for less, say how in stepUp.first.`;
  if (!first && signedIn && gaveSecondFactor(signedIn.signIn)) {
    probe.notApplicable = tooMuch;
    return;
  }
  const session = await newSession(context);
  try {
    probe.tell('start', 'signing in with the password alone');
    const { signIn: before } = await signIn(context, probe, session, {
      purpose: 'password',
      asked: first ? askedIn(first) : {},
    });
    if (gaveSecondFactor(before)) probe.notApplicable = tooMuch;
    else if (before.end.kind === 'refused')
      probe.notApplicable = 'The account was not let in, so there is no session to step up.';
    if (probe.notApplicable) return;
    probe.tell('start', 'asking for MFA');
    await refusedOnPage(probe, ['LOGIN_PAGE_UNKNOWN', 'CLIENT_REJECTED'], () =>
      signIn(context, probe, session, {
        purpose: 'step-up',
        asked: askingForMfa(target.config),
        inSession: true,
      }),
    );
  } finally {
    await session.close();
  }
}
