import { asHarnessError, HarnessError, type HarnessErrorRecord } from '../core/errors.ts';
import type { Evidence } from '../core/evidence.ts';
import { lanesOf, type Plan } from '../core/plan.ts';
import type { Redactor } from '../core/redact.ts';
import type { RunRecord, RunTarget } from '../core/run-record.ts';
import { openRelyingParty } from '../server/relying-party.ts';
import type { Driver } from './drivers/driver.ts';
import { openDriver, type OpenDriverOptions } from './drivers/open.ts';
import { TotpLedger } from './factors/ledger.ts';
import { runLane } from './lane.ts';
import { stepLimitOf } from './sign-in.ts';
import type { ProgressEvent } from './progress.ts';
import { factsOf, openTarget } from './target.ts';
import { Workers } from './workers.ts';

export interface GatherOptions extends Pick<
  OpenDriverOptions,
  'driver' | 'headed' | 'browserEndpoint' | 'orWithout'
> {
  version: string;
  /** Hex, 32 bytes; also the redactor's. */
  digestKey: string;
  redactor: Redactor;
  store: EvidenceStore;
  /** Somebody is there to do what a page asks of the factor `manual`. Default: where the browser is seen. */
  attended?: boolean;
  /** How many accounts sign in at the same time; one that waits for a code is not counted. */
  workers: number;
  /** Keep the signatures of tokens. */
  keepRaw: boolean;
  /** Limit for one sign-in in milliseconds. */
  timeoutMs: number;
  progress(event: ProgressEvent): void;
  /** Called when all is open and nobody has signed in yet; see `Driver`. */
  ready?(driver: Pick<Driver, 'id' | 'openedInMs'>): void;
  /** Aborted on SIGINT: no further sign-in is begun, what was gathered stays. */
  signal: AbortSignal;
}

/** Where evidence goes as soon as it is there; core/run-folder.ts is the one on disk. */
export interface EvidenceStore {
  writeEvidence(evidence: Evidence): Promise<void>;
  writeRecord(record: RunRecord): Promise<void>;
  /** Returns the path relative to the run's folder. */
  writeScreenshot(name: string, jpeg: Buffer): Promise<string>;
}

/**
 * Does what the plan says and writes each probe's evidence as soon as it is done. Judges nothing.
 * Throws a HarnessError where no target can be probed (port in use, no browser); what keeps one target
 * from being probed stands in its record, and the others go on.
 */
export async function gather(plan: Plan, options: GatherOptions): Promise<RunRecord> {
  const startedAt = new Date().toISOString();
  const targets: RunTarget[] = plan.targets.map(({ id, config, notTested }) => ({
    facts: factsOf(id, config),
    notTested,
  }));
  const record = (): RunRecord => ({
    schemaVersion: 1,
    amrcheck: options.version,
    startedAt,
    finishedAt: new Date().toISOString(),
    digestKey: options.digestKey,
    targets,
    ...(plan.shard && { shard: plan.shard }),
  });
  await options.store.writeRecord(record());
  // A shard that nothing fell to needs no browser.
  if (targets.length === 0) {
    options.ready?.({ id: options.driver ?? 'browser' });
    return record();
  }

  const relyingParty = await openRelyingParty(plan.relyingParty, options);
  const driver = await openDriver(plan, relyingParty.baseUrl, {
    ...options,
    pageLimitMs: stepLimitOf(options),
  }).catch(async (thrown: unknown) => {
    await relyingParty.close();
    throw thrown;
  });
  // Without a browser the sign-ins under way end at once.
  options.signal.addEventListener('abort', () => void driver.close(), { once: true });
  options.ready?.(driver);
  const workers = new Workers(options.workers);
  const ledger = new TotpLedger({ whileWaiting: (wait) => workers.makeRoom(wait) });
  const tools = { ...options, relyingParty, driver, ledger, locked: new Map() };
  const opened = new Map(
    plan.targets.map((planned, index) => [planned, openTarget(planned, targets[index]!, tools)]),
  );
  try {
    for (const lanes of lanesOf(plan)) {
      const begin = lanes.map(({ parts }) => async () => {
        for (const { target, probes } of parts) await runLane(opened.get(target)!, probes, tools);
      });
      await inParallel(begin, workers, options.signal);
    }
  } finally {
    await driver.close();
    await relyingParty.close();
    if (options.signal.aborted) {
      [...opened].forEach(([{ probes }, { done }], index) => {
        if (done < probes.length) targets[index]!.error ??= interrupted(done, probes.length);
      });
    }
    await options.store.writeRecord(record());
  }
  return record();
}

/** So that a part is not taken for the whole. */
function interrupted(done: number, planned: number): HarnessErrorRecord {
  return new HarnessError(
    'INTERRUPTED',
    `The run was interrupted when ${done} of ${planned} probes were done.`,
    'Run it again.',
  ).toRecord();
}

/** Lanes report their own faults; what still escapes one is a bug, and is thrown after the others are done. */
async function inParallel(
  lanes: (() => Promise<void>)[],
  workers: Workers,
  signal: AbortSignal,
): Promise<void> {
  const begin = (lane: () => Promise<void>): Promise<void> => (signal.aborted ? Promise.resolve() : lane());
  const outcomes = await Promise.allSettled(lanes.map((lane) => workers.run(() => begin(lane))));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw asHarnessError(failure.reason);
}
