import { InvalidArgumentError } from 'commander';
import { HarnessError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Shard } from '../core/plan.ts';

/** Values separated by commas, or the option given several times. */
export function values(value: string, previous: string[] = []): string[] {
  return [
    ...previous,
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ];
}

/** A whole number from 1. */
export function count(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(value);
}

export function port(value: string): number {
  const number = count(value);
  if (number > 65_535) throw new InvalidArgumentError('It must be a whole number from 1 to 65535.');
  return number;
}

/** A part and of how many, e.g. `1/4`. */
export function shard(value: string): Shard {
  const [, index, count] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(value) ?? []).map(Number);
  if (index === undefined || count === undefined || index > count)
    throw new InvalidArgumentError('Write it as I/N with I from 1 to N, e.g. 1/4 for the first of four.');
  return { index, count };
}

const units = { ms: 1, s: 1000, m: 60_000, '': 1000 };

/** Milliseconds of `90s`, `2m`, `500ms`, or of a bare number of seconds. */
export function duration(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|)$/.exec(value);
  const ms = match ? Number(match[1]) * units[match[2] as keyof typeof units] : 0;
  if (ms <= 0 || ms > 24 * 3_600_000) throw new InvalidArgumentError('Write it as 90s, 2m or 500ms.');
  return ms;
}

/** Milliseconds since the epoch of an ISO 8601 moment or of seconds since 1970. */
export function moment(value: string): number {
  const ms = /^\d{1,12}$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (Number.isNaN(ms))
    throw new InvalidArgumentError('Write it as 2026-11-24T10:00:00Z, or as seconds since 1970.');
  return ms;
}

/** `--browser-endpoint`, as commander takes it. */
export const browserEndpoint: [flags: string, description: string, parse: (value: string) => string] = [
  '--browser-endpoint <url>',
  'use a browser that runs elsewhere: ws://… of a Playwright server, http://… of DevTools',
  browserAddress,
];

function browserAddress(value: string): string {
  if (/^(wss?|https?):$/.test(URL.parse(value)?.protocol ?? '')) return value;
  throw new InvalidArgumentError('Write it as ws://host:port/path or http://host:port.');
}

/** Throws USAGE for the first of `asked` that is not among `known`, naming the nearest, or those that it is a part of. */
export function checkNames(
  what: string,
  asked: readonly string[] | undefined,
  known: readonly string[],
): void {
  const unknown = asked?.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const within = known.filter((name) => unknown.length > 2 && name.includes(unknown)).slice(0, 5);
  const guess = nearest(unknown, known) ?? (within.length > 0 ? within.join(', ') : undefined);
  throw new HarnessError(
    'USAGE',
    `There is no ${what} "${unknown}".${guess ? ` Did you mean ${guess}?` : ''}`,
    known.length > 20 ? `List them with: amrcheck list ${what}s` : `There is: ${known.join(', ')}.`,
  );
}
