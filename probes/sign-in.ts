import type { AskedConfig, AccountConfig, TargetConfig } from '../core/config.ts';
import { HarnessError } from '../core/errors.ts';
import type { SignIn, TimelineEvent } from '../core/evidence.ts';
import type { DeviceCode } from '../server/entra/device-code.ts';
import type { ClientCertificate, DriverSession, SignInTask } from './drivers/driver.ts';
import { asksForCertificate } from './drivers/client-certificates.ts';
import { PasskeyStore } from './factors/passkey.ts';
import type { LaneContext, ProbeInProgress, SignedIn } from './lane.ts';
import type { Asked } from './target.ts';

/** One step, from an action to the page that answers it, may take this part of the whole limit. */
const stepsInLimit = 8;

export function stepLimitOf({ timeoutMs }: { timeoutMs: number }): number {
  return timeoutMs / stepsInLimit;
}

export interface SignInVariation {
  /** What it is for within the scenario. */
  purpose: string;
  /** Asked beside what the configuration asks. */
  asked?: Partial<Asked>;
  /** Typed instead of a fresh code: for wrong and for used ones. */
  code?: SignInTask['code'];
  /** Do not give the second factor: leave. */
  leave?: SignInTask['leave'];
  /** Have the provider remember this device. */
  remember?: true;
  /** The browser is signed in already. */
  inSession?: true;
  /** A request that must be refused: no factor is given. */
  hostile?: true;
}

/** Whom a lock-out concerns: the same user name at the same host is one person, in whatever target. */
export function personOf({ target, account }: LaneContext): string {
  const { issuer, metadata, url } = target.config;
  const address = [issuer, metadata, url, target.facts.url].find((text) => text && URL.canParse(text));
  return `${address ? new URL(address).host : target.id} ${account.username}`;
}

/**
 * Signs the lane's account in once. The record joins `probe.signIns` at once, so that what happened before
 * a fault is evidence too. Throws the fault.
 */
export async function signIn(
  context: LaneContext,
  probe: ProbeInProgress,
  session: DriverSession,
  { purpose, asked, code, leave, remember, inSession, hostile }: SignInVariation,
): Promise<SignedIn> {
  const { target, tools, discovered, account } = context;
  const person = personOf(context);
  const locked = tools.locked.get(person);
  // It may have been locked since the probe began, in another target.
  if (locked) throw locked;
  const timeline: TimelineEvent[] = [];
  const startedAt = new Date().toISOString();
  let enrolled = false;
  const begun = await discovered.begin({ ...askedOf(target.config, account), ...asked });
  const { startUrl, callbackUrl, answered, capture, takeFromBrowser } = begun;
  const record: SignIn = {
    purpose,
    startedAt,
    finishedAt: startedAt,
    end: { kind: 'answered' },
    factorsUsed: [],
    timeline,
    ...(account.id !== probe.account && { account: account.id }),
    ...capture,
  };
  const number = probe.signIns.push(record);
  if (begun.device) {
    try {
      await awaitPerson(begun.device, answered, { probe, username: account.username, signal: tools.signal });
    } catch (thrown) {
      begun.cancel();
      throw thrown;
    } finally {
      record.finishedAt = new Date().toISOString();
    }
    record.factorsUsed.push({ factor: 'manual', at: record.finishedAt });
    target.signIns.set(account.id, record);
    return { signIn: record, begun, session };
  }
  const passkeys = passkeysOf(context);
  const certificates = certificatesOf(context.target.config, account);
  const asking = await Promise.all(certificates.map(({ origin }) => asksForCertificate(origin)));
  // A fault of the provider's answer is thrown below; until then nobody may be listening.
  answered.catch(() => {});
  try {
    const outcome = await session.signIn({
      startUrl,
      relyingPartyOrigin: new URL(callbackUrl).origin,
      callbackUrl,
      answered,
      ...(takeFromBrowser && { takeFromBrowser }),
      account: hostile ? { ...account, factors: [] } : account,
      provider: discovered.provider,
      ...(context.target.config.pages && { pages: context.target.config.pages }),
      timeline,
      factorsUsed: record.factorsUsed,
      saveScreenshot: (name, jpeg) => tools.store.writeScreenshot(`${probe.name}.${number}.${name}`, jpeg),
      redactor: tools.redactor,
      ledger: tools.ledger,
      ...(passkeys && { passkeys }),
      certificateOrigins: certificates.flatMap(({ origin }, index) => (asking[index] ? [origin] : [])),
      attended: tools.attended ?? tools.headed,
      ...(code && { code }),
      ...(leave && { leave }),
      ...(remember && { remember }),
      // The session at Entra vouches for the person: the provider need not see a password.
      ...((inSession || target.config.protocol === 'external-mfa') && { inSession: true }),
      ...(hostile && { hostile }),
      signal: tools.signal,
      onWait: (message) => probe.tell('wait', message),
      stepTimeoutMs: stepLimitOf(tools),
      timeoutMs: tools.timeoutMs,
    });
    record.end = outcome.end;
    if (outcome.left) record.left = outcome.left;
    enrolled = outcome.enrolled === true && !record.factorsUsed.some(({ factor }) => factor === 'passkey');
    if (outcome.offersToRemember) record.offersToRemember = true;
    if (outcome.remembered) record.remembered = true;
    if (outcome.end.kind === 'answered') await answered;
    else begun.cancel();
    if (target.signIns.get(account.id) === null) target.signIns.set(account.id, record);
  } catch (thrown) {
    begun.cancel();
    if (thrown instanceof HarnessError && thrown.code === 'ACCOUNT_LOCKED') tools.locked.set(person, thrown);
    throw thrown;
  } finally {
    if (session.driver !== tools.driver.id) probe.driver = session.driver;
    record.finishedAt = new Date().toISOString();
  }
  return { signIn: record, begun, session, ...(enrolled && { enrolled }) };
}

/** Shows the code and waits, as long as the code is good, for whoever enters it. Throws what keeps the answer from coming. */
async function awaitPerson(
  { userCode, verificationUri, expiresAt }: DeviceCode,
  answered: Promise<unknown>,
  { probe, username, signal }: { probe: ProbeInProgress; username: string; signal: AbortSignal },
): Promise<void> {
  const who = username && ` as ${username}`;
  probe.tell(
    'start',
    `open ${verificationUri} in any browser, enter the code ${userCode}, and sign in${who}`,
  );
  const told = setInterval(() => {
    const minutes = Math.max(0, Math.ceil((expiresAt - Date.now()) / 60_000));
    probe.tell('wait', `waiting for the code to be entered, ${minutes} min left`);
  }, 5_000);
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([answered, interrupted]);
  } finally {
    clearInterval(told);
    signal.removeEventListener('abort', stop);
  }
}

function passkeysOf({ target, account }: LaneContext): PasskeyStore | undefined {
  const { issuer, clientId, metadata, url } = target.config;
  const factor = account.factors.find((one) => 'passkey' in one);
  return (
    factor && new PasskeyStore(factor.passkey, issuer ?? metadata ?? url ?? clientId ?? '', account.username)
  );
}

/** A fresh browser for the lane's account, which shows the account's certificate where one is asked for. */
export async function newSession({ target, account, tools }: LaneContext): Promise<DriverSession> {
  return tools.driver.newSession({ certificates: certificatesOf(target.config, account) });
}

function certificatesOf(target: TargetConfig, account: AccountConfig): ClientCertificate[] {
  const own = URL.parse(target.issuer ?? target.url ?? target.metadata ?? '')?.origin;
  return account.factors.flatMap((factor) => {
    if (!('certificate' in factor)) return [];
    const { cert, key, passphrase, origins = own?.startsWith('https:') ? [own] : [] } = factor.certificate;
    return origins.map((address) => ({
      ...{ origin: new URL(address).origin, cert, key },
      ...(passphrase !== undefined && { passphrase }),
    }));
  });
}

/** What the target asks of the provider, and what the account overrides. */
export function askedOf(target: TargetConfig, account?: AccountConfig): Asked {
  return {
    nameIdFormat: persistent,
    ...askedIn(target),
    ...(account && { ...askedIn(account), user: account }),
  };
}

/** What a part of the configuration asks of the provider. */
export function askedIn(config: AskedConfig): Asked {
  const { scope, acrValues, claims, maxAge, prompt, responseMode, uiLocales } = config;
  const { forceAuthn, authnContext: requestedAuthnContext, nameIdFormat, wauth, wfresh, whr } = config;
  const asked = {
    ...{ scope, acrValues, claims, maxAge, prompt, responseMode, uiLocales },
    ...{ forceAuthn, requestedAuthnContext, nameIdFormat, wauth, wfresh, whr },
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

export function gaveSecondFactor({ factorsUsed }: SignIn): boolean {
  return factorsUsed.some(({ factor }) => factor !== 'password');
}

/** What Microsoft asks for: https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp */
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
