import type { AccountConfig } from '../core/config.ts';
import { asHarnessError, HarnessError, type ErrorCode } from '../core/errors.ts';
import type { Evidence, SignIn } from '../core/evidence.ts';
import type { DriverId, ScenarioId } from '../core/model.ts';
import { factorsOf, riskyScenarios, type PlannedProbe } from '../core/plan.ts';
import type { RelyingParty } from '../server/relying-party.ts';
import type { Driver, DriverSession } from './drivers/driver.ts';
import type { TotpLedger } from './factors/ledger.ts';
import type { GatherOptions } from './gather.ts';
import { scenarios } from './scenarios/index.ts';
import { personOf } from './sign-in.ts';
import type { BegunSignIn, Discovered, Target } from './target.ts';

export interface Tools extends Omit<GatherOptions, 'driver'> {
  relyingParty: RelyingParty;
  driver: Driver;
  ledger: TotpLedger;
  /** Who is locked out, and what the provider said: nobody signs them in again. */
  locked: Map<string, HarnessError>;
}

/** What a scenario is handed, and what it may leave for the next one of the same account. */
export interface LaneContext {
  target: Target;
  discovered: Discovered;
  account: AccountConfig & { id: string };
  tools: Tools;
  /** A complete sign-in that a later scenario may go on from, so that no code is spent twice. */
  signedIn?: SignedIn;
}

export interface SignedIn {
  signIn: SignIn;
  begun: BegunSignIn;
  /** The browser that it was done in, still open. */
  session: DriverSession;
  /** A passkey was set up on the way, and not used yet. */
  enrolled?: true;
}

export type Scenario = (context: LaneContext, probe: ProbeInProgress) => Promise<void>;

export interface ProbeInProgress {
  account: string;
  /** `two-at-once`: the account that signs in at the same moment. */
  beside?: LaneContext;
  /** Names this probe's files, e.g. `contoso.mfa.alice`. */
  name: string;
  signIns: SignIn[];
  notApplicable?: string;
  /** Where it was not the run's. */
  driver?: DriverId;
  tell(kind: 'start' | 'wait', message: string): void;
}

/** Runs the probes of one account, one after the other, and writes the evidence of each. */
export async function runLane(target: Target, probes: PlannedProbe[], tools: Tools): Promise<void> {
  const discovered = await target.discover();
  if (!discovered) return;
  const contextOf = (id: string): LaneContext => ({
    target,
    discovered,
    account: { ...target.config.accounts[id]!, id },
    tools,
  });
  const context = contextOf(probes[0]!.account);
  let stopped: Evidence['error'];
  try {
    for (const planned of probes) {
      const beside = planned.beside === undefined ? undefined : contextOf(planned.beside);
      const people = [context, ...(beside ? [beside] : [])].map(personOf);
      const locked = people.map((person) => tools.locked.get(person)).find((error) => error);
      const evidence = await runProbe(context, planned, beside, locked?.toRecord() ?? stopped);
      const interrupted = tools.signal.aborted;
      // Cut off midway, it would show nothing but that.
      if (interrupted && evidence.error) return;
      await tools.store.writeEvidence(evidence);
      target.done += 1;
      if (interrupted) return;
      if (evidence.error && hopeless.has(evidence.error.code)) stopped = evidence.error;
    }
  } finally {
    await context.signedIn?.session.close();
  }
}

/** After one of these a further sign-in would end the same way, and might lock the account. */
const hopeless: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ACCOUNT_LOCKED',
  'CLIENT_REJECTED',
  'CREDENTIALS_REJECTED',
  'ENROLMENT_DEMANDED',
  'FACTOR_NOT_CONFIGURED',
  'FACTOR_REJECTED',
  'NOT_AVAILABLE',
  'PASSWORD_EXPIRED',
  'REDIRECT_URI_NOT_REGISTERED',
]);

/** Passing faults of the machine and the network, after which the probe is begun again: once, and never for what is judged. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['BROWSER_FAILED', 'PROVIDER_UNREACHABLE']);

async function doScenario(context: LaneContext, probe: ProbeInProgress, scenario: ScenarioId): Promise<void> {
  const run = scenarios[scenario];
  try {
    await run(context, probe);
  } catch (thrown) {
    const isPassing = thrown instanceof HarnessError && passing.has(thrown.code);
    if (!isPassing || context.tools.signal.aborted || riskyScenarios.includes(scenario)) throw thrown;
    // What was signed in may have gone with the browser.
    await context.signedIn?.session.close();
    delete context.signedIn;
    delete probe.notApplicable;
    delete probe.driver;
    probe.signIns.length = 0;
    const text = `beginning again, once: ${thrown.message}`;
    probe.tell('start', text);
    const at = new Date().toISOString();
    try {
      await run(context, probe);
    } finally {
      probe.signIns[0]?.timeline.unshift({ at, kind: 'note', text });
    }
  }
}

async function runProbe(
  context: LaneContext,
  planned: PlannedProbe,
  beside: LaneContext | undefined,
  stopped: Evidence['error'],
): Promise<Evidence> {
  const { target, discovered, account, tools } = context;
  const { scenario, attempt } = planned;
  const startedAt = new Date();
  const tell = (kind: 'start' | 'wait' | 'done' | 'error', message: string): void =>
    tools.progress({ target: target.id, scenario, account: account.id, kind, message });
  const probe: ProbeInProgress = {
    account: account.id,
    ...(beside && { beside }),
    name: `${target.id}.${scenario}.${account.id}${attempt > 1 ? `.${attempt}` : ''}`,
    signIns: [],
    tell,
  };
  let error: Evidence['error'];
  try {
    if (stopped) {
      probe.notApplicable = `Not tried, as the sign-in before it could not succeed: ${stopped.message}`;
      tell('done', 'not tried after that');
    } else {
      await doScenario(context, probe, scenario);
      tell('done', `done in ${((Date.now() - startedAt.getTime()) / 1000).toFixed(1)} s`);
    }
  } catch (thrown) {
    const harnessError = asHarnessError(thrown);
    error = harnessError.toRecord();
    tell('error', tools.signal.aborted ? 'interrupted' : harnessError.message);
  }
  return {
    schemaVersion: 1,
    target: target.facts,
    scenario,
    account: { id: account.id, factors: factorsOf(account), requireMfa: account.requireMfa },
    driver: probe.driver ?? tools.driver.id,
    attempt,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    provider: discovered.recognised,
    clock: discovered.clock(),
    ...(discovered.discovery && { discovery: discovered.discovery() }),
    signIns: probe.signIns,
    ...(target.config.flow === 'device-code' && { factorsUnseen: true }),
    ...(probe.notApplicable && { notApplicable: probe.notApplicable }),
    ...(error && { error }),
  };
}
