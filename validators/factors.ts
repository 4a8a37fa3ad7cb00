import type { FactorUse, SignIn } from '../core/evidence.ts';

/** Whether anything besides a password was given and not rejected. */
export function secondFactorGiven({ factorsUsed }: SignIn): boolean {
  return factorsUsed.some(({ factor }) => factor !== 'password');
}

/** What was given, for a finding's `actual`. */
export function factorsGiven({ factorsUsed }: SignIn): string[] {
  return factorsUsed.length > 0 ? factorsUsed.map(({ factor }) => factor) : ['nothing'];
}

/**
 * Values of `amr` that name a factor, and the factors of ours that earn them. `manual`: a person finished
 * in the browser, so it is not known with what. Values that are not here never fail.
 */
export const factorsThatEarn: Record<string, readonly FactorUse['factor'][]> = {
  hwk: ['passkey', 'certificate', 'manual'],
  swk: ['passkey', 'certificate', 'manual'],
  sc: ['certificate', 'manual'],
  fpt: ['passkey', 'manual'],
  face: ['passkey', 'manual'],
  iris: ['passkey', 'manual'],
  retina: ['passkey', 'manual'],
  vbm: ['passkey', 'manual'],
  sms: ['code-command', 'manual'],
  tel: ['code-command', 'manual'],
};
