import { expect, test } from 'vitest';
import type { SignatureFact } from '../../../core/evidence.ts';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/oidc/id-token-alg.ts';
import { claims, discovery, evaluate, hostileValues, jwt } from '../samples.ts';

const signed = (signature: Partial<SignatureFact>, header: JsonObject = { alg: 'RS256', kid: 'k1' }) => ({
  idToken: jwt(claims(), {
    header,
    signature: { status: 'verified', alg: 'RS256', kid: 'k1', candidates: 1, ...signature },
  }),
});

test('passes for what discovery offers, and for any key pair where discovery is not known', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, { ...signed({}, { alg: 'EdDSA' }), discovery: null }).outcome).toBe('pass');
});

test.each(['none', 'None', 'NONE', 'HS256', 'PS256', ''])('fails for %s', (alg) => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg }))).toMatchObject({
    outcome: 'fail',
    expected: ['RS256', 'ES256'],
    actual: [JSON.stringify(alg)],
  });
});

test('a shared secret passes only where discovery offers it, or nothing shows that the keys are public', () => {
  const hs = { alg: 'HS256' };
  const offering = discovery({ id_token_signing_alg_values_supported: ['RS256', 'HS256'] });
  expect(evaluate(check, { ...signed({ candidates: 0 }, hs), discovery: offering }).outcome).toBe('pass');
  expect(evaluate(check, { ...signed({ status: 'notChecked' }, hs), discovery: null }).outcome).toBe('pass');
  expect(evaluate(check, { ...signed({ status: 'invalid' }, hs), discovery: null })).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('shared secret'),
  });
});

test('none fails even where discovery offers it', () => {
  const offering = discovery({ id_token_signing_alg_values_supported: ['none'] });
  expect(
    evaluate(check, { ...signed({ status: 'invalid' }, { alg: 'none' }), discovery: offering }).outcome,
  ).toBe('fail');
});

test.each(Object.entries(hostileValues))('alg as %s fails', (_name, alg) => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg })).outcome).toBe('fail');
});
