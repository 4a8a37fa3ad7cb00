import type { FactorConfig } from '../../core/config.ts';
import { factorIds, type FactorId } from '../../core/model.ts';

/** What a page asks for: `totp` an authenticator app's code, `sms` one by SMS, call or e-mail, `push` an approval on a phone. */
export type Method = 'totp' | 'sms' | 'recovery' | 'webauthn' | 'push';

/** Which factors give what a page asks for, the fitting one first. */
const givers: Record<Method, readonly FactorId[]> = {
  // Not every page says where its code comes from.
  totp: ['totp', 'code-command', 'manual'],
  sms: ['code-command', 'manual'],
  recovery: ['recovery-codes', 'manual'],
  webauthn: ['passkey', 'manual'],
  push: ['manual'],
};

/** The account's factor for a page that asks for `method`; undefined: it has none. */
export function giverOf(method: Method, factors: readonly FactorConfig[]): FactorId | undefined {
  const configured = factors.map(idOf);
  return givers[method].find((id) => configured.includes(id));
}

/** Of what a page offers, what the account's first factor in the configuration gives. */
export function chosenOf<Offer extends { method: Method }>(
  offers: readonly Offer[],
  factors: readonly FactorConfig[],
): Offer | undefined {
  const ranked = factors.map(idOf).flatMap((id) => {
    const fitting = offers.filter(({ method }) => givers[method].includes(id));
    return fitting.toSorted((a, b) => givers[a.method].indexOf(id) - givers[b.method].indexOf(id));
  });
  return ranked[0];
}

/** The kind of a configured factor: the one key that it has. */
export function idOf(factor: FactorConfig): FactorId {
  return factorIds.find((id) => id in factor)!;
}
