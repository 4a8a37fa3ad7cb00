import { compactJson } from '../core/cmdlet.ts';
import { tooDeep } from '../core/evidence.ts';
import type { JsonObject, JsonValue } from '../core/model.ts';

/** A claim of these claims; undefined where there is none. What only JavaScript knows (`constructor`) is no claim. */
export function claim(claims: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(claims, name) ? claims[name] : undefined;
}

/** Whether the capture had to cut it, because it was nested too deeply. */
export function wasCut(value: JsonObject): boolean {
  return compactJson(value).includes(JSON.stringify(tooDeep));
}

/** A value as it is shown to a reader: compact JSON, so that "1" and 1 differ. */
export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent';
  return compactJson(value) || 'nested too deeply to show';
}

/** The same for a sentence: a text that is long is cut. */
export function shownShort(value: string): string {
  return shown(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

/** Seconds since the epoch as a time in UTC; what is no such number is shown as it is. */
export function shownTime(value: JsonValue | undefined): string {
  const date = typeof value === 'number' ? new Date(value * 1000) : undefined;
  return date && !Number.isNaN(date.getTime()) ? `${shown(value)} (${date.toISOString()})` : shown(value);
}

/** Milliseconds since the epoch as NumericDate with its time in UTC. */
export function shownMoment(ms: number): string {
  return shownTime(Math.floor(ms / 1000));
}

/** What is wrong with a NumericDate (RFC 7519, section 2) before it is compared; undefined: nothing. */
export function notNumericDate(name: string, value: JsonValue): string | undefined {
  if (typeof value !== 'number')
    return `${name} is not a number: RFC 7519 wants seconds since 1970 as a JSON number.`;
  if (value <= 0) return `${name} is ${String(value)}, which is no time at which a person signed in.`;
  if (value > 1e11) return `${name} looks like milliseconds: RFC 7519 wants seconds.`;
  return undefined;
}

/** A list in prose: `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items);
}

/** Whether a value is an absolute http or https address. */
export function isWebAddress(value: JsonValue | undefined): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  return ['https:', 'http:'].includes(new URL(value).protocol);
}
