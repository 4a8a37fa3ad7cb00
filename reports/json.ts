/** result.json: what other programs read. */
import type { Result } from '../core/result.ts';
import { resultSchema } from '../core/result.ts';

/** Keys in the order of the schema, two spaces, a newline at the end. Throws a ZodError where `result` does not fit the schema. */
export function renderJson(result: Result): string {
  return `${escapeUnseen(JSON.stringify(resultSchema.parse(result), null, 2))}\n`;
}

/**
 * `--json` may go to a terminal: what JSON lets through raw and a terminal obeys (C1 controls, DEL) or a reader
 * does not see (bidirectional overrides, zero-width characters) is written as `\uXXXX`. The values stay the same.
 */
export function escapeUnseen(json: string): string {
  return json.replace(/[\x7f-\x9f]|[\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
