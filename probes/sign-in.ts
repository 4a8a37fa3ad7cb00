import type { AccountConfig, TargetConfig } from '../core/config.ts';
import type { SignIn, TimelineEvent } from '../core/evidence.ts';
import type { DriverSession, SignInTask } from './drivers/driver.ts';
import { PasskeyStore } from './factors/passkey.ts';
import type { LaneContext, ProbeInProgress, SignedIn } from './lane.ts';
import type { Asked } from './target.ts';

/** One step, from an action to the page that answers it, may take this part of the whole limit. */
const stepsInLimit = 8;

export interface SignInVariation {
  /** What it is for within the scenario. */
  purpose: string;
  /** Asked beside what the configuration asks. */
  asked?: Asked;
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
  const timeline: TimelineEvent[] = [];
  const startedAt = new Date().toISOString();
  let enrolled = false;
  const begun = await discovered.begin({ ...askedOf(context.target.config, account), ...asked });
  const { startUrl, callbackUrl, answered, capture, takeFromBrowser } = begun;
  const record: SignIn = {
    purpose,
    startedAt,
    finishedAt: startedAt,
    end: { kind: 'answered' },
    factorsUsed: [],
    timeline,
    ...capture,
  };
  probe.signIns.push(record);
  const passkeys = passkeysOf(context);
  // A fault of the provider's answer is thrown below; until then nobody may be listening.
  answered.catch(() => {});
  try {
    const outcome = await session.signIn({
      startUrl,
      relyingPartyOrigin: new URL(callbackUrl).origin,
      callbackUrl,
      answered,
      ...(takeFromBrowser && { takeFromBrowser }),
      account,
      provider: discovered.provider,
      timeline,
      factorsUsed: record.factorsUsed,
      saveScreenshot: (name, jpeg) =>
        tools.store.writeScreenshot(`${probe.name}.${probe.signIns.length}.${name}`, jpeg),
      redactor: tools.redactor,
      ledger: tools.ledger,
      ...(passkeys && { passkeys }),
      attended: tools.attended ?? tools.headed,
      ...(code && { code }),
      ...(cancel && { cancel }),
      signal: tools.signal,
      onWait: (message) => probe.tell('wait', message),
      stepTimeoutMs: tools.timeoutMs / stepsInLimit,
      timeoutMs: tools.timeoutMs,
    });
    record.end = outcome.end;
    if (outcome.left) record.left = outcome.left;
    enrolled = outcome.enrolled === true && !record.factorsUsed.some(({ factor }) => factor === 'passkey');
    if (outcome.end.kind === 'answered') await answered;
    else begun.cancel();
  } catch (thrown) {
    begun.cancel();
    throw thrown;
  } finally {
    record.finishedAt = new Date().toISOString();
  }
  return { signIn: record, begun, session, ...(enrolled && { enrolled }) };
}

function passkeysOf({ target, account }: LaneContext): PasskeyStore | undefined {
  const { issuer, clientId, metadata, url } = target.config;
  const factor = account.factors.find((one) => 'passkey' in one);
  return (
    factor && new PasskeyStore(factor.passkey, issuer ?? metadata ?? url ?? clientId ?? '', account.username)
  );
}

/** What the target asks of the provider, and what the account overrides. */
export function askedOf(target: TargetConfig, account?: AccountConfig): Asked {
  const { authnContext, nameIdFormat = persistent, ...asked } = { ...target, ...account };
  const { scope, acrValues, claims, maxAge, prompt, responseMode, uiLocales } = asked;
  const { forceAuthn, wauth, wfresh, whr } = asked;
  return {
    ...{ scope, acrValues, claims, maxAge, prompt, responseMode, uiLocales },
    ...{ forceAuthn, nameIdFormat, ...(authnContext && { requestedAuthnContext: authnContext }) },
    ...{ wauth, wfresh, whr },
  };
}

/** What Microsoft asks for: https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp */
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
