/** Times in SAML: xs:dateTime in UTC (saml-core 2.0, section 1.3.3). */
import type { Evaluation, EvaluationContext } from '../core/validator.ts';
import { shown } from './claims.ts';

type Now = Pick<EvaluationContext<unknown>, 'now' | 'toleranceMs'>;

/** Milliseconds since the epoch; undefined: no time in UTC. */
export function xmlTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A moment from which on nothing may be taken any more, with the tolerance of clocks. */
export function notYetOver(text: string, { now, toleranceMs }: Now): Evaluation {
  const time = xmlTime(text);
  if (time === undefined) return noTime(text);
  if (time + toleranceMs > now) return { outcome: 'pass' };
  return { outcome: 'fail', expected: [`after ${momentText(now)}`], actual: [text] };
}

/** A moment that must have come, with the tolerance of clocks. */
export function notAhead(text: string, { now, toleranceMs }: Now): Evaluation {
  const time = xmlTime(text);
  if (time === undefined) return noTime(text);
  if (time <= now + toleranceMs) return { outcome: 'pass' };
  return { outcome: 'fail', expected: [`not after ${momentText(now)}`], actual: [text] };
}

export function momentText(ms: number): string {
  return new Date(ms).toISOString();
}

export function noTime(text: string): Evaluation {
  return { outcome: 'fail', expected: ['a time in UTC, e.g. 2026-11-24T10:00:00Z'], actual: [shown(text)] };
}
