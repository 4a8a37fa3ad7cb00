import type { Leaving, SignIn } from '../../core/evidence.ts';
import { HarnessError, type ErrorCode } from '../../core/errors.ts';
import type { LaneContext, ProbeInProgress, SignedIn } from '../lane.ts';
import { newSession, signIn, type SignInVariation } from '../sign-in.ts';
import { takeCode, totpNeeded } from './codes.ts';

/** A wrong second factor is typed once, and then nothing more. */
export async function wrongCode(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const totp = totpNeeded(context, probe);
  if (!totp) return;
  if (!(await context.tools.ledger.claimWrongCode(totp))) {
    probe.notApplicable =
      'A wrong code was typed for this account less than 15 minutes ago. Another could lock it.';
    return;
  }
  probe.tell('start', 'signing in with a wrong code');
  await expectRefusal(context, probe, { purpose: 'wrong-code', code: () => totp.wrongCode() });
}

/** The same code a second time, in a new browser: the one exception to the ledger. */
export async function codeReplay(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const totp = totpNeeded(context, probe);
  if (!totp) return;
  const code = await takeCode(context, probe, totp, 15_000);
  probe.tell('start', 'signing in');
  const session = await newSession(context);
  try {
    await signIn(context, probe, session, { purpose: 'first', code: () => code });
  } finally {
    await session.close();
  }
  probe.tell('start', 'signing in with the same code again');
  await expectRefusal(context, probe, { purpose: 'used-code', code: () => code });
}

/** Leaves where the second factor is asked, in each way that its page offers and then back and forward, in a sign-in of its own. */
export async function cancelled(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  for (let ways: Leaving[] = ['skip', 'cancel', 'back']; ways.length > 0;) {
    probe.tell('start', 'signing in, and leaving at the second factor');
    const { left } = await expectRefusal(context, probe, { purpose: 'cancelled', leave: ways });
    ways = left ? ways.slice(ways.indexOf(left) + 1) : [];
  }
}

/** In a new browser; a provider that says no to a code is what is hoped for. */
async function expectRefusal(
  context: LaneContext,
  probe: ProbeInProgress,
  variation: SignInVariation,
): Promise<SignIn> {
  const session = await newSession(context);
  try {
    return await refusedOnPage(probe, ['FACTOR_REJECTED'], () => signIn(context, probe, session, variation));
  } finally {
    await session.close();
  }
}

/** Where a page of the provider says no in one of these ways, that becomes evidence instead of a fault. */
export async function refusedOnPage(
  probe: ProbeInProgress,
  ways: readonly ErrorCode[],
  attempt: () => Promise<SignedIn>,
): Promise<SignIn> {
  try {
    return (await attempt()).signIn;
  } catch (thrown) {
    const record = probe.signIns.at(-1);
    if (!record || !(thrown instanceof HarnessError) || !ways.includes(thrown.code)) throw thrown;
    const reason = thrown.code === 'LOGIN_PAGE_UNKNOWN' ? 'unclear' : 'error-on-page';
    record.end = { kind: 'refused', reason, message: thrown.message, url: '' };
    return record;
  }
}
