import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/discovery-fits-entra.ts';
import { discovery, evaluate } from '../samples.ts';

const fitting = { scopes_supported: ['openid'], response_types_supported: ['id_token'] };

test('passes where everything is there, a token endpoint not being needed', () => {
  expect(evaluate(check, { discovery: discovery({ ...fitting, token_endpoint: null }) })).toEqual({
    outcome: 'pass',
  });
});

test.each([
  ['issuer', 'https://other.example'],
  ['authorization_endpoint', 'nowhere'],
  ['jwks_uri', 5],
  ['scopes_supported', ['profile']],
  ['response_types_supported', ['code']],
  ['id_token_signing_alg_values_supported', ['ES256']],
])('fails for another %s, and names it', (name, value) => {
  expect(evaluate(check, { discovery: discovery({ ...fitting, [name]: value }) })).toMatchObject({
    outcome: 'fail',
    actual: [expect.stringContaining(name)],
  });
});

test('fails for what is no JSON object', () => {
  expect(evaluate(check, { discovery: { ...discovery(), document: null } }).outcome).toBe('fail');
});
