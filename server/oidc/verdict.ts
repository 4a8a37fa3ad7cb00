import { HarnessError } from '../../core/errors.ts';
import type { LibraryVerdict } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';

const longestMessage = 500;

/** openid-client's rejection as evidence. Throws what kept us from asking the provider at all. */
export function rejection(step: LibraryVerdict['step'], thrown: unknown, redactor: Redactor): LibraryVerdict {
  const messages: string[] = [];
  let code: string | undefined;
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof HarnessError) throw error;
    if (error.name === 'AbortError') throw error;
    code ??= 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    if (!messages.includes(error.message)) messages.push(error.message);
    // AuthorizationResponseError and ResponseBodyError carry what the provider itself said.
    if ('error' in error && typeof error.error === 'string') {
      const description = 'error_description' in error ? error.error_description : undefined;
      messages.push(error.error + (typeof description === 'string' ? ` (${description})` : ''));
    }
  }
  if (messages.length === 0) messages.push(String(thrown));
  const message = redactor.text(messages.join(': ')).slice(0, longestMessage);
  return { step, accepted: false, ...(code && { code }), message };
}
