import { expect, test } from 'vitest';
import type { SignatureFact } from '../../../core/evidence.ts';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/oidc/id-token-key-found.ts';
import { claims, discovery, evaluate, hostileValues, jwt } from '../samples.ts';

const signed = (signature: Partial<SignatureFact>, header: JsonObject = { alg: 'RS256', kid: 'k1' }) => ({
  idToken: jwt(claims(), {
    header,
    signature: { status: 'verified', alg: 'RS256', kid: 'k1', candidates: 1, ...signature },
  }),
});

test('passes where a key fits, whether or not it verifies', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, signed({ status: 'invalid', candidates: 1 })).outcome).toBe('pass');
});

test('fails where none fits, and shows the published ones', () => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg: 'RS256', kid: 'k9' }))).toEqual({
    outcome: 'fail',
    expected: ['"k1"'],
    actual: ['kid "k9", alg "RS256"'],
  });
});

test('fails for an empty key set', () => {
  const jwks = { url: 'https://login.contoso.example/jwks', status: 200, keys: [], total: 0 };
  const artifacts = { ...signed({ status: 'invalid', candidates: 0 }), discovery: { ...discovery(), jwks } };
  expect(evaluate(check, artifacts)).toMatchObject({ outcome: 'fail', expected: ['a published key'] });
});

test('fails where the keys are not known any more', () => {
  const artifacts = { ...signed({ status: 'invalid', candidates: 0 }), discovery: null };
  expect(evaluate(check, artifacts)).toMatchObject({ outcome: 'fail', expected: ['a published key'] });
});

test('does not bind without keys, for a shared secret, or for a refused alg', () => {
  expect(evaluate(check, signed({ status: 'notChecked', candidates: 0 })).outcome).toBe('notApplicable');
  const offering = discovery({ id_token_signing_alg_values_supported: ['HS512'] });
  expect(
    evaluate(check, {
      ...signed({ status: 'invalid', candidates: 0 }, { alg: 'HS512' }),
      discovery: offering,
    }).outcome,
  ).toBe('notApplicable');
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg: 'none' })).outcome).toBe(
    'notApplicable',
  );
});

test.each(Object.entries(hostileValues))('kid as %s that no key has fails', (_name, kid) => {
  expect(evaluate(check, signed({ status: 'invalid', candidates: 0 }, { alg: 'RS256', kid })).outcome).toBe(
    'fail',
  );
});
