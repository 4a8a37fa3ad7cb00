import type { ApiAnswer } from '../core/evidence.ts';

/** Codes reported for a token without MFA: of Partner Center today and in older forms, and of Graph. */
const codes = ['900421', '10001', 'Unauthorized_MissingMFA'];

/** How an API's refusal says that MFA is missing; undefined: it does not. */
export function missingMfa({
  status,
  code,
  challenge = null,
}: ApiAnswer & { challenge?: string | null }): string | undefined {
  if (status !== 401 && status !== 403) return undefined;
  if (code !== null && codes.includes(code)) return `HTTP ${String(status)}, code ${code}`;
  return challenge !== null && /mfa required/i.test(challenge)
    ? `HTTP ${String(status)}, ${challenge}`
    : undefined;
}
