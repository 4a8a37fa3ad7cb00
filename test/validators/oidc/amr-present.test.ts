import { expect, test } from 'vitest';
import type { JsonObject } from '../../../core/model.ts';
import check from '../../../validators/oidc/amr-present.ts';
import { evaluate, jwt, testHostileClaim, tokenWith } from '../samples.ts';

test('passes whatever amr is, null included: other checks look at what it holds', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ amr: null })).outcome).toBe('pass');
});

test('fails without amr and names the claims that are there', () => {
  const token = jwt({ sub: 'alice-1', nonce: 'n-1' });
  expect(evaluate(check, { token, idToken: token })).toEqual({
    outcome: 'fail',
    expected: ['amr'],
    actual: ['sub', 'nonce'],
    detail: 'The id_token has no amr claim.',
  });
  expect(evaluate(check, { token, idToken: null })).toMatchObject({
    detail: 'The access_token has no amr claim.',
  });
  expect(evaluate(check, { token: jwt({}) })).toMatchObject({ actual: ['no claims at all'] });
});

test.each([
  [{ AMR: ['mfa'] }, '"AMR"'],
  [{ 'http://schemas.microsoft.com/claims/authnmethodsreferences': 'x' }, 'authnmethodsreferences'],
  [{ idtyp: 'app' }, 'app-only'],
])('says what stands there instead: %o', (changes, text) => {
  expect(evaluate(check, tokenWith({ amr: undefined, ...changes }))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining(text),
  });
});

test('says that amr stands in userinfo only', () => {
  const userinfo = { status: 200, contentType: 'application/json', claims: { sub: 'alice-1', amr: ['mfa'] } };
  expect(evaluate(check, { ...tokenWith({ amr: undefined }), userinfo })).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('only in userinfo'),
  });
});

test('a claim called constructor or __proto__ is not amr', () => {
  const payload = JSON.parse('{"__proto__":{"amr":["mfa"]},"constructor":1}') as JsonObject;
  expect(evaluate(check, { token: jwt(payload) }).outcome).toBe('fail');
});

testHostileClaim(check, 'amr', 'pass');
