import { expect, test } from 'vitest';
import type { FactorConfig } from '../../../core/config.ts';
import { chosenOf, giverOf, type Method } from '../../../probes/factors/method.ts';

const totp: FactorConfig = { totp: 'JBSWY3DPEHPK3PXP' };
const command: FactorConfig = { 'code-command': 'code' };
const codes: FactorConfig = { 'recovery-codes': ['1'] };
const manual: FactorConfig = { manual: true };

test.for<[Method, FactorConfig[], string | undefined]>([
  ['totp', [command, totp], 'totp'],
  ['totp', [command], 'code-command'],
  ['sms', [totp, command], 'code-command'],
  ['sms', [totp], undefined],
  ['recovery', [totp, codes], 'recovery-codes'],
  ['push', [totp, manual], 'manual'],
  ['webauthn', [totp, command, codes], undefined],
])('%s is given by the factor that fits best: %o', ([method, factors, giver]) => {
  expect(giverOf(method, factors)).toBe(giver);
});

test('of what is offered, the first factor of the configuration decides', () => {
  const offers = (['sms', 'totp', 'recovery', 'push'] as const).map((method) => ({ method }));
  expect(chosenOf(offers, [codes, totp])).toEqual({ method: 'recovery' });
  expect(chosenOf(offers, [totp, codes])).toEqual({ method: 'totp' });
  // A program that prints codes is for codes that are sent.
  expect(chosenOf(offers, [command])?.method).toBe('sms');
  expect(chosenOf(offers.slice(1), [command])?.method).toBe('totp');
  expect(chosenOf([{ method: 'webauthn' as const }], [totp])).toBeUndefined();
});
