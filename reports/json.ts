/** result.json: what other programs read. */
import type { Result } from '../core/result.ts';
import { resultSchema } from '../core/result.ts';
import { inert } from './visible.ts';

/** Keys in the order of the schema, two spaces, a newline at the end. Throws a ZodError where `result` does not fit the schema. */
export function renderJson(result: Result): string {
  return `${inert(JSON.stringify(resultSchema.parse(result), null, 2))}\n`;
}
