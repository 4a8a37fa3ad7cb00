import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { argued } from './argued.ts';
import type { Argument } from './argued.ts';
import type { Mutant } from './mutants.ts';

export interface Survivor extends Omit<Mutant, 'code'> {
  file: string;
}

/** What `npm run mutation -- --write` measured, by folder; what checks share stands directly in `validators`. */
export interface Measured {
  at: string;
  folders: Record<string, { mutants: number; red: number; timeout: number; broken: number }>;
  survivors: Survivor[];
}

const file = new URL('measured.json', import.meta.url);

export function lastMeasured(): Measured {
  return JSON.parse(readFileSync(file, 'utf8')) as Measured;
}

export async function keepMeasured(measured: Measured): Promise<void> {
  await writeFile(file, `${JSON.stringify(measured, null, 2)}\n`);
}

/** Why a survivor may live; undefined: nobody has said. */
export function whyLeft(survivor: Survivor): string | undefined {
  return argued.find((one) => isAbout(one, survivor))?.why;
}

export function isAbout(argument: Argument, survivor: Survivor): boolean {
  return (['file', 'text', 'before', 'after'] as const).every((name) => argument[name] === survivor[name]);
}
