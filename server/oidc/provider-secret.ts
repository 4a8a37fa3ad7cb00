import type { Redactor } from '../../core/redact.ts';

const shortest = 16;

/**
 * Tells the redactor of a secret that the provider chose. What looks like a word or an address is left alone:
 * a provider whose token is `invalid` or somebody's issuer would otherwise rewrite its own evidence. A real one
 * cannot be guessed (RFC 6749, section 10.10), and no token is recorded to begin with.
 */
export function rememberSecret(redactor: Redactor, secret: string, kind: string): void {
  const isWord = /^[a-z_ -]*$/i.test(secret);
  const isAddress = /^[a-z]+:/.test(secret);
  if (secret.length >= shortest && !isWord && !isAddress) redactor.add(secret, kind.replace('_', ' '));
}
