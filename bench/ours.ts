import { randomBytes } from 'node:crypto';
import { configSchema } from '../core/config.ts';
import { planRun } from '../core/plan.ts';
import { Redactor } from '../core/redact.ts';
import type { LabTarget } from '../lab/index.ts';
import { targetConfig } from '../lab/target-config.ts';
import type { Driver } from '../probes/drivers/driver.ts';
import { TotpLedger } from '../probes/factors/ledger.ts';
import { runLane, type Tools } from '../probes/lane.ts';
import { factsOf, openTarget } from '../probes/target.ts';
import { createRunFolder } from '../core/run-folder.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRelyingParty } from '../server/relying-party.ts';

/** amrcheck's `mfa` scenario as `run` does it, evidence, timeline and pictures on disk included; browser already started. */
export async function openOurs(target: LabTarget, openDriver: () => Promise<Driver>) {
  const digestKey = randomBytes(32).toString('hex');
  const redactor = new Redactor(digestKey);
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-bench-'));
  const config = configSchema.parse({
    relyingParty: { baseUrl: 'http://127.0.0.1:0' },
    targets: {
      lab: targetConfig(target),
    },
  });
  const relyingParty = await openRelyingParty(config.relyingParty, { redactor });
  const driver = await openDriver();
  const tools: Tools = {
    version: '0.0.0',
    digestKey,
    redactor,
    store: await createRunFolder(join(folder, 'run'), redactor),
    headed: false,
    workers: 1,
    keepRaw: false,
    timeoutMs: 120_000,
    progress: ({ kind, message }) => {
      if (kind === 'error') throw new Error(message);
    },
    signal: new AbortController().signal,
    relyingParty,
    driver,
    ledger: new TotpLedger({ folder: join(folder, 'ledger') }),
    locked: new Map(),
  };
  const accounts = target.accounts.map(({ id }) => id);
  const [planned] = planRun(config, { scenarios: ['mfa'], accounts }).targets;
  // As in a run: discovered once, by the first sign-in.
  const opened = openTarget(planned!, { facts: factsOf('lab', planned!.config), notTested: [] }, tools);
  return {
    /** Milliseconds from nothing but a started browser to the evidence on disk. */
    async signIn(account: string): Promise<number> {
      const startedAt = performance.now();
      const probes = planned!.probes.filter((probe) => probe.account === account);
      await runLane(opened, probes, tools);
      return performance.now() - startedAt;
    },
    async close(): Promise<void> {
      await driver.close();
      await relyingParty.close();
      await rm(folder, { recursive: true });
    },
  };
}
