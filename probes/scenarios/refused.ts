import { HarnessError, type ErrorCode } from '../../core/errors.ts';
import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { signIn, type SignInVariation } from '../sign-in.ts';
import { takeCode, totpOf } from './codes.ts';

/** A wrong second factor is typed once, and then nothing more. */
export async function wrongCode(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const totp = totpOf(context, probe);
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
  const totp = totpOf(context, probe);
  if (!totp) return;
  const code = await takeCode(context, probe, totp, 15_000);
  probe.tell('start', 'signing in');
  const session = await context.tools.driver.newSession();
  try {
    await signIn(context, probe, session, { purpose: 'first', code: () => code });
  } finally {
    await session.close();
  }
  probe.tell('start', 'signing in with the same code again');
  await expectRefusal(context, probe, { purpose: 'used-code', code: () => code });
}

/** Leaves where the second factor is asked. */
export async function cancelled(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  probe.tell('start', 'signing in, and leaving at the second factor');
  await expectRefusal(context, probe, { purpose: 'cancelled', cancel: true });
}

/** How a provider says no to a code. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['FACTOR_REJECTED', 'ACCOUNT_LOCKED']);

/** In a new browser; a provider that says no is what is hoped for, and becomes evidence instead of a fault. */
async function expectRefusal(
  context: LaneContext,
  probe: ProbeInProgress,
  variation: SignInVariation,
): Promise<void> {
  const session = await context.tools.driver.newSession();
  try {
    await signIn(context, probe, session, variation);
  } catch (thrown) {
    const record = probe.signIns.at(-1);
    if (!record || !(thrown instanceof HarnessError) || !refusals.has(thrown.code)) throw thrown;
    record.end = { kind: 'refused', reason: 'error-on-page', message: thrown.message, url: '' };
  } finally {
    await session.close();
  }
}
