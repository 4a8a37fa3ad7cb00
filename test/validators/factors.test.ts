import { expect, test } from 'vitest';
import { factorIds } from '../../core/model.ts';
import type { FactorUse } from '../../core/evidence.ts';
import { isEarned, secondFactorGiven } from '../../validators/factors.ts';
import { registeredAmrValues } from '../../validators/amr-values.ts';
import { signIn } from './samples.ts';

const use = (factor: FactorUse['factor'], changes: Partial<FactorUse> = {}): FactorUse => ({
  factor,
  at: '2026-11-24T10:00:00.000Z',
  ...changes,
});
const given = (...factorsUsed: FactorUse[]) => secondFactorGiven(signIn([], { factorsUsed }));
const touched = use('passkey', { userVerified: false });

test('anything besides a password is a second factor', () => {
  expect(given()).toBe(false);
  expect(given(use('password'))).toBe(false);
  expect(given(use('totp'))).toBe(true);
});

test('a passkey that verified nobody is one only beside another factor, or in a session', () => {
  expect(given(use('passkey'))).toBe(true);
  expect(given(touched)).toBe(false);
  expect(given(use('password'), touched)).toBe(true);
  expect(secondFactorGiven(signIn([], { purpose: 'step-up', factorsUsed: [touched] }))).toBe(true);
});

test('each value of amr is earned by its factors, and a person may have used any', () => {
  const earning = (value: string) => factorIds.filter((factor) => isEarned(value, [use(factor)])).join(' ');
  const restricted = Object.fromEntries(
    registeredAmrValues
      .map((value) => [value, earning(value)])
      .filter(([, by]) => by !== factorIds.join(' ')),
  );
  expect(restricted).toEqual({
    hwk: 'passkey certificate manual',
    swk: 'passkey certificate manual',
    sc: 'certificate manual',
    fpt: 'passkey manual',
    face: 'passkey manual',
    iris: 'passkey manual',
    retina: 'passkey manual',
    vbm: 'passkey manual',
    sms: 'code-command manual',
    tel: 'code-command manual',
  });
});

test('a passkey that verified nobody earns what a key does, and not what a body does', () => {
  const earned = ['hwk', 'swk', 'fpt', 'face', 'iris', 'retina', 'vbm'].filter((value) =>
    isEarned(value, [touched]),
  );
  expect(earned).toEqual(['hwk', 'swk']);
});
