import type { SignIn, TimelineEvent } from '../core/evidence.ts';
import type { OidcAsked } from '../server/relying-party.ts';
import type { DriverSession, SignInTask } from './drivers/driver.ts';
import type { LaneContext, ProbeInProgress, SignedIn } from './lane.ts';

/** One step, from an action to the page that answers it, may take this part of the whole limit. */
const stepsInLimit = 8;

export interface SignInVariation {
  /** What it is for within the scenario. */
  purpose: string;
  /** Asked beside what the configuration asks. */
  asked?: OidcAsked;
  /** Typed instead of a fresh code: for wrong and for used ones. */
  code?: SignInTask['code'];
  /** Do not give the second factor: leave. */
  cancel?: true;
}

/**
 * Signs the lane's account in once. The record joins `probe.signIns` at once, so that what happened before
 * a fault is evidence too. Throws the fault.
 */
export async function signIn(
  context: LaneContext,
  probe: ProbeInProgress,
  session: DriverSession,
  { purpose, asked, code, cancel }: SignInVariation,
): Promise<SignedIn> {
  const { tools, discovered, account } = context;
  const { relyingParty } = tools;
  const timeline: TimelineEvent[] = [];
  const startedAt = new Date().toISOString();
  const pending = await relyingParty.beginOidc(discovered.oidc, { ...askedOf(context), ...asked });
  const record: SignIn = {
    purpose,
    startedAt,
    finishedAt: startedAt,
    end: { kind: 'answered' },
    factorsUsed: [],
    timeline,
    oidc: pending.capture,
  };
  probe.signIns.push(record);
  // A fault of the provider's answer is thrown below; until then nobody may be listening.
  pending.answered.catch(() => {});
  try {
    const outcome = await session.signIn({
      startUrl: pending.startUrl,
      relyingPartyOrigin: new URL(relyingParty.callbackUrl).origin,
      callbackUrl: relyingParty.callbackUrl,
      answered: pending.answered,
      account,
      provider: discovered.provider,
      timeline,
      factorsUsed: record.factorsUsed,
      saveScreenshot: (name, jpeg) =>
        tools.store.writeScreenshot(`${probe.name}.${probe.signIns.length}.${name}`, jpeg),
      redactor: tools.redactor,
      ledger: tools.ledger,
      ...(code && { code }),
      ...(cancel && { cancel }),
      signal: tools.signal,
      onWait: (message) => probe.tell('wait', message),
      stepTimeoutMs: tools.timeoutMs / stepsInLimit,
      timeoutMs: tools.timeoutMs,
    });
    record.end = outcome.end;
    if (outcome.left) record.left = outcome.left;
    if (outcome.end.kind === 'answered') await pending.answered;
    else pending.cancel();
  } catch (thrown) {
    pending.cancel();
    throw thrown;
  } finally {
    record.finishedAt = new Date().toISOString();
  }
  return { signIn: record, pending, session };
}

/** What the target asks of the provider, and what the account overrides. */
function askedOf({ target, account }: LaneContext) {
  const { scope, acrValues, claims, maxAge, prompt, responseMode, uiLocales } = {
    ...target.config,
    ...account,
  };
  return { scope, acrValues, claims, maxAge, prompt, responseMode, uiLocales };
}
