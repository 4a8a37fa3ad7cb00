/** What tests signed in to for real, kept by the tests themselves; docs/what-ran.md is made from it. */
import { readFile, writeFile } from 'node:fs/promises';
import type { DriverId } from '../core/model.ts';
import type { Result, TargetResult } from '../core/result.ts';
import type { Ran, WhatRan } from '../scripts/what-ran.ts';

const file = new URL('../scripts/what-ran.json', import.meta.url);

/** One sign-in that came to an end; the same ones count once. */
export function ranOne(
  provider: string,
  protocol: Ran['protocol'],
  driver: DriverId,
  factors: readonly string[],
): Ran {
  const second = new Set(factors.filter((factor) => factor !== 'password'));
  return { provider, protocol, driver, factor: [...second].join(' and ') || 'password alone' };
}

/** Of every probe of a result that got through the login pages. */
export function ranIn({ targets }: Result, nameOf: (target: TargetResult) => string): Ran[] {
  return targets.flatMap((target) =>
    target.probes.flatMap(({ error, driver, factorsUsed }) =>
      error || driver === 'none' || factorsUsed.length === 0
        ? []
        : [ranOne(nameOf(target), target.protocol, driver, factorsUsed)],
    ),
  );
}

/** Keeps what one test saw, in the place of what it saw before; only with AMRCHECK_WRITE_DOCS. */
export async function keepRan(
  test: string,
  kind: WhatRan[string]['kind'],
  seen: readonly Ran[],
): Promise<void> {
  if (process.env['AMRCHECK_WRITE_DOCS'] === undefined) return;
  const kept = JSON.parse(await readFile(file, 'utf8')) as WhatRan;
  const ran = [...new Set(seen.map((one) => JSON.stringify(one)))]
    .sort()
    .map((one) => JSON.parse(one) as Ran);
  kept[test] = { kind, at: new Date().toISOString().slice(0, 10), ran };
  const sorted = Object.fromEntries(Object.entries(kept).sort(([one], [other]) => (one < other ? -1 : 1)));
  await writeFile(file, `${JSON.stringify(sorted, null, 1)}\n`);
}
