import type { JsonValue } from '../core/model.ts';
import { isArrayOfStrings } from './amr.ts';

/** The audiences of a token (RFC 7519, section 4.1.3); undefined where `aud` is neither a string nor an array of strings. */
export function audiencesOf(aud: JsonValue | undefined): string[] | undefined {
  if (typeof aud === 'string') return [aud];
  return isArrayOfStrings(aud) ? aud : undefined;
}
