import { expect, test } from 'vitest';
import type { SignatureFact } from '../../../core/evidence.ts';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/oidc/id-token-signature.ts';
import { claims, discovery, evaluate, hostileValues, jwt } from '../samples.ts';

const signed = (signature: Partial<SignatureFact>, header: JsonObject = { alg: 'RS256', kid: 'k1' }) => ({
  idToken: jwt(claims(), {
    header,
    signature: { status: 'verified', alg: 'RS256', kid: 'k1', candidates: 1, ...signature },
  }),
});

test('passes where a published key verifies it', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test('fails where none does', () => {
  expect(
    evaluate(check, signed({ status: 'invalid', reason: 'No published key verifies it.' })),
  ).toMatchObject({
    outcome: 'fail',
    actual: ['No published key verifies it.'],
  });
});

test('is inconclusive without keys, and says so', () => {
  expect(evaluate(check, signed({ status: 'notChecked', candidates: 0 }))).toEqual({
    outcome: 'inconclusive',
    reason: 'The signature was not checked: no keys were at hand.',
  });
});

test('leaves a missing key and a refused alg to their own checks', () => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 })).outcome).toBe('notApplicable');
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg: 'none' })).outcome).toBe(
    'notApplicable',
  );
});

test('judges a shared secret that discovery offers', () => {
  const offering = discovery({ id_token_signing_alg_values_supported: ['HS512'] });
  const header = { alg: 'HS512' };
  expect(evaluate(check, { ...signed({ candidates: 0 }, header), discovery: offering }).outcome).toBe('pass');
  expect(
    evaluate(check, { ...signed({ status: 'invalid', candidates: 0 }, header), discovery: offering }).outcome,
  ).toBe('fail');
});

test.each(Object.entries(hostileValues))('alg as %s is refused elsewhere', (_name, alg) => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg })).outcome).toBe(
    'notApplicable',
  );
});
