import { randomBytes } from 'node:crypto';
import { configSchema } from '../../core/config.ts';
import type { Evidence } from '../../core/evidence.ts';
import type { DriverId } from '../../core/model.ts';
import { judge } from '../../core/judge.ts';
import { planRun } from '../../core/plan.ts';
import { Redactor } from '../../core/redact.ts';
import type { Result } from '../../core/result.ts';
import { gather } from '../../probes/gather.ts';
import type { ProgressEvent } from '../../probes/progress.ts';
import { profiles } from '../../profiles/index.ts';
import { remedyFor } from '../../providers/index.ts';

/** Runs targets as a configuration names them, through the whole program save the disk, and judges what came. */
export async function runTargets(
  targets: Record<string, object>,
  {
    timeoutMs = 240_000,
    driver,
    progress = () => undefined,
  }: { timeoutMs?: number; driver?: DriverId; progress?: (event: ProgressEvent) => void } = {},
): Promise<{ result: Result; evidence: Evidence[] }> {
  const digestKey = randomBytes(32).toString('hex');
  const config = configSchema.parse({ relyingParty: { baseUrl: 'http://127.0.0.1:0' }, targets });
  const evidence: Evidence[] = [];
  const record = await gather(planRun(config), {
    version: '0.0.0',
    digestKey,
    redactor: new Redactor(digestKey),
    store: {
      writeEvidence: (one) => Promise.resolve(void evidence.push(structuredClone(one))),
      writeRecord: () => Promise.resolve(),
      writeScreenshot: (name) => Promise.resolve(name),
    },
    ...(driver && { driver }),
    headed: false,
    workers: 4,
    keepRaw: false,
    timeoutMs,
    progress,
    signal: new AbortController().signal,
  });
  return { result: judge({ record, evidence, profiles, remedyFor }), evidence };
}
