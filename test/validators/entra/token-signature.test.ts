import { expect, test } from 'vitest';
import type { SignatureFact } from '../../../core/evidence.ts';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/entra/token-signature.ts';
import { claims, evaluate, hostileValues, jwt } from '../samples.ts';

const signed = (signature: Partial<SignatureFact>, header: JsonObject = { alg: 'RS256', kid: 'k1' }) => ({
  token: jwt(claims(), {
    header,
    signature: { status: 'verified', alg: 'RS256', kid: 'k1', candidates: 1, ...signature },
  }),
});

test('passes where a key verifies it', () => {
  expect(evaluate(check, signed({})).outcome).toBe('pass');
});

test('fails where none does, and for none', () => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 })).outcome).toBe('fail');
  expect(evaluate(check, signed({ status: 'invalid' }, { alg: 'none' })).outcome).toBe('fail');
  expect(evaluate(check, signed({ status: 'notChecked' }, { alg: 'none' })).outcome).toBe('fail');
});

test('is inconclusive without keys, and names the option', () => {
  expect(evaluate(check, signed({ status: 'notChecked' }))).toMatchObject({
    outcome: 'inconclusive',
    reason: expect.stringContaining('--jwks'),
  });
});

test.each(Object.entries(hostileValues))('alg as %s fails', (_name, alg) => {
  expect(evaluate(check, signed({ status: 'invalid' }, { alg })).outcome).toBe('fail');
});
