import { expect, test } from 'vitest';
import { tooDeep } from '../../../core/evidence.ts';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/oidc/discovery-sane.ts';
import { discovery, evaluate, hostileValues, issuer } from '../samples.ts';

test('passes for a whole document of the issuer', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test.each<[string, JsonValue, string]>([
  ['issuer', `${issuer}/other`, 'issuer: '],
  ['authorization_endpoint', 'javascript:document.write(1)', 'authorization_endpoint: '],
  ['token_endpoint', '/token', 'token_endpoint: '],
  ['jwks_uri', null, 'jwks_uri: '],
  ['response_types_supported', 'code', 'response_types_supported: '],
  ['id_token_signing_alg_values_supported', [1], 'id_token_signing_alg_values_supported: '],
])('fails for %s %o', (name, value, text) => {
  expect(evaluate(check, { discovery: discovery({ [name]: value }) })).toMatchObject({
    outcome: 'fail',
    actual: [expect.stringContaining(text)],
  });
});

test('fails for what is nested too deeply', () => {
  expect(evaluate(check, { discovery: discovery({ ui: { nested: [tooDeep] } }) })).toMatchObject({
    outcome: 'fail',
    actual: ['a value nested deeper than 64 levels, which crashes some relying parties'],
  });
});

test('fails where there is no document, no keys behind jwks_uri, or thousands of them', () => {
  expect(evaluate(check, { discovery: { ...discovery(), document: null, status: 404 } })).toMatchObject({
    outcome: 'fail',
    actual: [expect.stringContaining('404')],
  });
  const jwks = { url: `${issuer}/jwks`, status: 500, keys: [], total: 0 };
  expect(evaluate(check, { discovery: { ...discovery(), jwks } }).outcome).toBe('fail');
  expect(
    evaluate(check, { discovery: { ...discovery(), jwks: { ...jwks, status: 200, total: 10_000 } } }).outcome,
  ).toBe('fail');
});

test('a thousand keys are not too many', () => {
  const jwks = { url: `${issuer}/jwks`, status: 200, keys: [], total: 1000 };
  expect(evaluate(check, { discovery: { ...discovery(), jwks } }).outcome).toBe('pass');
});

test('an empty key set is for oidc/id-token-key-found', () => {
  const jwks = { url: `${issuer}/jwks`, status: 200, keys: [], total: 0 };
  expect(evaluate(check, { discovery: { ...discovery(), jwks } }).outcome).toBe('pass');
});

test.each(Object.entries(hostileValues))('issuer as %s fails', (_name, value) => {
  expect(evaluate(check, { discovery: discovery({ issuer: value }) }).outcome).toBe('fail');
});
