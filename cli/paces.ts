/** How long sign-ins took in the last run at each provider, so that the next one can be told better. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { guessedPaces, measuredPace, type Done, type Pace } from '../core/estimate.ts';
import type { DriverId } from '../core/model.ts';
import type { Plan, PlannedTarget } from '../core/plan.ts';

/** In seconds; `openedInMs`: how fast the machine was then. */
const paceSchema = z.object({
  signIn: z.number().positive(),
  again: z.number().positive(),
  openedInMs: z.number().positive().optional(),
});
const bookSchema = z.record(z.string(), paceSchema);
export type Paces = z.infer<typeof bookSchema>;

/** Providers that were not met for longest are forgotten. */
const most = 200;
const fileIn = (folder: string): string => join(folder, 'paces.json');

/** What was kept in the folder; nothing where it cannot be read, as only an estimate is made of it. */
export async function readPaces(folder: string): Promise<Paces> {
  try {
    return bookSchema.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch {
    return {};
  }
}

export interface Measured {
  driver: DriverId;
  openedInMs?: number | undefined;
}

/** Neither names nor addresses: digests and seconds. A run does not fail for want of it. */
export async function keepPaces(
  folder: string,
  plan: Plan,
  evidence: readonly Done[],
  { driver, openedInMs }: Measured,
): Promise<void> {
  const measured = new Map(
    plan.targets.flatMap((target): [string, Paces[string]][] => {
      const pace = measuredPace(evidence.filter((one) => one.target.id === target.id));
      return pace
        ? [[keyOf(target, driver), { ...pace, ...(openedInMs !== undefined && { openedInMs }) }]]
        : [];
    }),
  );
  const before = Object.entries(await readPaces(folder)).filter(([key]) => !measured.has(key));
  const kept = Object.fromEntries([...before, ...measured].slice(-most));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${fileIn(folder)}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
    await rename(draft, fileIn(folder));
  } catch {
    // The next run is told as this one was.
  }
}

/** The least and the most that a sign-in may take at each target: the same where the last run there tells. */
export function pacesOf(
  plan: Plan,
  paces: Paces,
  { driver, openedInMs }: Measured,
): ((target: string) => Pace)[] {
  const known = new Map(
    plan.targets.flatMap((target): [string, Pace][] => {
      const pace = paces[keyOf(target, driver)];
      const slower = pace?.openedInMs && openedInMs ? openedInMs / pace.openedInMs : 1;
      return pace ? [[target.id, { signIn: pace.signIn * slower, again: pace.again * slower }]] : [];
    }),
  );
  return guessedPaces(driver, openedInMs).map((guess) => (target) => known.get(target) ?? guess);
}

function keyOf({ id, config }: PlannedTarget, driver: DriverId): string {
  const address = config.issuer ?? config.metadata ?? config.url ?? id;
  return createHash('sha256')
    .update(JSON.stringify([driver, address]))
    .digest('hex');
}
