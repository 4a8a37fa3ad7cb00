import { randomBytes } from 'node:crypto';
import { configSchema } from '../core/config.ts';
import type { Evidence } from '../core/evidence.ts';
import type { DriverId, ScenarioId, SignInProtocol as Protocol } from '../core/model.ts';
import { planRun } from '../core/plan.ts';
import type { Plan } from '../core/plan.ts';
import { Redactor } from '../core/redact.ts';
import type { RunRecord } from '../core/run-record.ts';
import { keepSecret, type LabTarget } from '../lab/index.ts';
import { configOf } from './factors.ts';
import { gather } from '../probes/gather.ts';

export interface LabRunOptions {
  /** Default: what the configuration of each target says. */
  scenarios?: ScenarioId[];
  timeoutMs?: number;
  driver?: DriverId;
  /** PEM files: what the relying party signs and decrypts with. */
  relyingParty?: { key: string; cert: string };
  /** A person who is told how it goes, and at which target. */
  person?: (message: string, target: string) => void;
  /** Called for each probe as soon as it is done. */
  arrived?: (evidence: Evidence) => void;
}

/** A target of the lab, and what its configuration says beside it. */
export interface LabRunTarget {
  target: LabTarget<Protocol>;
  asked: object;
  repeat?: number;
}

/** Signs in to targets of the lab for real, through the whole program save disk and judge. */
export const gatherLab = (
  targets: readonly LabRunTarget[],
  options?: LabRunOptions,
): ReturnType<typeof gatherConfigured> =>
  gatherConfigured(
    targets.map(({ target, asked, repeat }) => ({
      id: target.id,
      config: { ...configOf(target), ...asked },
      keepSecrets: (redactor) => keepSecret(target, redactor),
      ...(repeat !== undefined && { repeat }),
    })),
    options,
  );

/** A target as amrcheck.yaml would have it. */
export interface ConfiguredTarget {
  id: string;
  config: object;
  keepSecrets(redactor: Redactor): void;
  repeat?: number;
}

/** The same for targets of any kind. */
export async function gatherConfigured(
  targets: readonly ConfiguredTarget[],
  { scenarios, timeoutMs = 240_000, driver = 'browser', relyingParty, person, arrived }: LabRunOptions = {},
): Promise<{ plan: Plan; record: RunRecord; evidence: Evidence[] }> {
  const digestKey = randomBytes(32).toString('hex');
  // One each: evidence is searched for the secrets of its own target only, and there are hundreds of targets.
  const redactors = new Map(
    targets.map(({ id, keepSecrets }) => {
      const redactor = new Redactor(digestKey);
      keepSecrets(redactor);
      return [id, redactor];
    }),
  );
  const config = configSchema.parse({
    relyingParty: { baseUrl: 'http://127.0.0.1:0', ...relyingParty },
    targets: Object.fromEntries(targets.map((target) => [target.id, target.config])),
  });
  const plans = targets.map(({ id, repeat }) => planRun(config, { targets: [id], scenarios, repeat }));
  const plan = {
    relyingParty: config.relyingParty,
    targets: plans.flatMap((one) => one.targets),
  };
  const evidence: Evidence[] = [];
  const record = await gather(plan, {
    version: '0.0.0',
    digestKey,
    redactor: new Redactor(digestKey),
    store: {
      writeEvidence: (one) => {
        evidence.push(redactors.get(one.target.id)!.value(one));
        arrived?.(one);
        return Promise.resolve();
      },
      writeRecord: () => Promise.resolve(),
      writeScreenshot: (name) => Promise.resolve(name),
    },
    driver,
    headed: false,
    workers: 4,
    keepRaw: false,
    timeoutMs,
    attended: person !== undefined,
    progress: ({ message, target }) => person?.(message, target),
    signal: new AbortController().signal,
  });
  return { plan, record, evidence };
}

/** What was gathered about one of the targets. */
export function ofTarget(
  { record, evidence }: { record: RunRecord; evidence: readonly Evidence[] },
  id: string,
): { record: RunRecord; evidence: Evidence[] } {
  return {
    record: { ...record, targets: record.targets.filter(({ facts }) => facts.id === id) },
    evidence: evidence.filter(({ target }) => target.id === id),
  };
}
