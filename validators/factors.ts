import type { FactorUse, SignIn } from '../core/evidence.ts';

/**
 * Whether anything besides a password was given and not rejected. A passkey that verified nobody is one factor, so
 * alone, in a browser without a session, it is not a second one.
 */
export function secondFactorGiven({ factorsUsed, purpose }: SignIn): boolean {
  const isAlone = purpose === 'first' && factorsUsed.every(({ factor }) => factor === 'passkey');
  return factorsUsed.some(
    ({ factor, userVerified }) => factor !== 'password' && !(isAlone && userVerified === false),
  );
}

/** What was given, for a finding's `actual`. */
export function factorsGiven({ factorsUsed }: SignIn): string[] {
  return factorsUsed.length > 0 ? factorsUsed.map(({ factor }) => factor) : ['nothing'];
}

/** Whether one of these uses earns this value of `amr`; a value that names no factor needs none. */
export function isEarned(value: string, used: readonly FactorUse[]): boolean {
  const earning = Object.hasOwn(factorsThatEarn, value) ? factorsThatEarn[value] : undefined;
  if (!earning) return true;
  return used.some(
    ({ factor, userVerified }) =>
      earning.includes(factor) && !(userVerified === false && biometric.has(value)),
  );
}

/** What an authenticator does to verify its user. */
const biometric = new Set(['fpt', 'face', 'iris', 'retina', 'vbm']);

/**
 * Values of `amr` that name a factor, and the factors of ours that earn them. `manual`: a person finished
 * in the browser, so it is not known with what. Values that are not here never fail.
 */
const factorsThatEarn: Record<string, readonly FactorUse['factor'][]> = {
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
