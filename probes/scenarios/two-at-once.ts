import type { LaneContext, ProbeInProgress } from '../lane.ts';
import { newSession, signIn, type SignInVariation } from '../sign-in.ts';
import { takeCode, totpOf } from './codes.ts';

/** Two accounts, first each by itself, and then at the same moment in two browsers. */
export async function twoAtOnce(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const { beside } = probe;
  if (!beside) throw new Error('two-at-once was planned without a second account');
  const both = [context, beside];
  for (const one of both) await alone(one, probe);
  // Taken before, so that neither waits for its code while the other signs in.
  const codes = await Promise.all(both.map((one) => codeOf(one, probe)));
  probe.tell('start', `signing in at the same moment as ${beside.account.id}`);
  const sessions = await Promise.all(both.map((one) => newSession(one)));
  const ends = await Promise.allSettled(
    both.map((one, index) => signIn(one, probe, sessions[index]!, { purpose: 'at-once', ...codes[index] })),
  );
  await Promise.all(sessions.map((session) => session.close()));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A sign-in that the account made while nobody else did: what its claims are. */
async function alone(context: LaneContext, probe: ProbeInProgress): Promise<void> {
  const { target, account } = context;
  const known = target.signIns.get(account.id);
  if (known) {
    probe.signIns.push({
      ...known,
      purpose: 'alone',
      ...(account.id !== probe.account && { account: account.id }),
    });
    return;
  }
  const session = await newSession(context);
  await signIn(context, probe, session, { purpose: 'alone' }).finally(() => session.close());
}

async function codeOf(context: LaneContext, probe: ProbeInProgress): Promise<Pick<SignInVariation, 'code'>> {
  const totp = totpOf(context);
  if (!totp) return {};
  const code = await takeCode(context, probe, totp, 15_000);
  return { code: () => code };
}
