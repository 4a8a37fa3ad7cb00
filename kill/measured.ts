import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cases } from './cases.ts';
import type { Case } from './cases.ts';
import { entraCases } from './entra.ts';
import { externalMfaCases } from './external-mfa.ts';
import { messageCases } from './messages.ts';
import type { Row } from './verdict.ts';

/** What was measured of one row, and the day. The rest of the row stands in the lab. */
interface Measured extends Pick<Row, 'id' | 'by' | 'failed' | 'held' | 'naive'> {
  at: string;
}

/** Every row that there can be. */
export const allCases: readonly Case[] = [...cases, ...externalMfaCases, ...entraCases, ...messageCases];

const file = new URL('measured.json', import.meta.url);

/** The rows that were measured last, in the order of the lab, and what has changed since. */
export function lastMeasured(): { rows: Row[]; days: string[]; missing: string[] } {
  const measured = new Map(read().map((one) => [one.id, one]));
  const rows = allCases.flatMap(({ id, protocol, defect }) => {
    const found = measured.get(id);
    return found ? [{ ...found, protocol, defect }] : [];
  });
  return {
    rows,
    days: [...new Set(rows.flatMap(({ id }) => measured.get(id)?.at ?? []))].toSorted(),
    missing: allCases.flatMap(({ id }) => (measured.has(id) ? [] : [id])),
  };
}

const read = (): Measured[] => JSON.parse(readFileSync(file, 'utf8')) as Measured[];

/** Keeps what was measured now in the place of what was measured before; rows that are no more are left out. */
export async function keepMeasured(rows: readonly Row[], at: string): Promise<void> {
  const now = rows.map(({ id, by, failed, held, naive }) => ({ id, at, by, failed, held, naive }));
  const all = new Map([...read(), ...now].map((one) => [one.id, one]));
  const kept = allCases.flatMap(({ id }) => all.get(id) ?? []);
  await writeFile(file, `[\n${kept.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
}
