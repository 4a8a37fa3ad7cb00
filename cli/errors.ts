import type { HarnessError } from '../core/errors.ts';
import { faultSentences } from '../reports/reading.ts';
import type { Context } from './context.ts';

const nothingRun = new Set(['USAGE', 'CONFIG_NOT_FOUND', 'CONFIG_INVALID', 'CONFIG_VARIABLE_MISSING']);
const unusableInput = new Set(['INPUT_NOT_FOUND', 'INPUT_UNREADABLE', 'RUN_NOT_FOUND', 'NOT_AVAILABLE']);

/** 70 for a bug of ours, 2 where the call or its input was wrong, 3 where something kept us from telling. */
export function exitCodeOfError({ code }: HarnessError): 2 | 3 | 70 {
  if (code === 'BUG') return 70;
  return nothingRun.has(code) || unusableInput.has(code) ? 2 : 3;
}

/** What happened, whose fault it is, and the next thing to try; for a bug, also where. */
export function sayError(error: HarnessError, context: Context): void {
  context.say(`${error.message}\n${faultSentences[error.fault]} (${error.code})\n${error.hint}`);
  for (const line of error.details.outline ?? []) context.say(`  ${line}`);
  if (error.code === 'BUG' && error.cause instanceof Error && error.cause.stack)
    context.say(error.cause.stack);
}
