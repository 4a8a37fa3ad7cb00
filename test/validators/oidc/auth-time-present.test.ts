import { expect, test } from 'vitest';
import check from '../../../validators/oidc/auth-time-present.ts';
import { evaluate, testHostileClaim, tokenWith, honest } from '../samples.ts';

const asking = (parameters: Record<string, string>) => ({ request: { ...honest().request, parameters } });

const absent = tokenWith({ auth_time: undefined });

test('passes where it is there, and with a note where nobody asked', () => {
  expect(evaluate(check)).toEqual({ outcome: 'pass' });
  expect(evaluate(check, absent)).toMatchObject({
    outcome: 'pass',
    notes: [expect.stringContaining('no auth_time')],
  });
  const wish = asking({ claims: '{"id_token":{"auth_time":null}}' });
  expect(evaluate(check, { ...absent, ...wish }).outcome).toBe('pass');
});

test('fails after max_age, 0 included, and after an essential request', () => {
  expect(evaluate(check, { ...absent, ...asking({ max_age: '0' }) })).toEqual({
    outcome: 'fail',
    expected: ['auth_time, after max_age=0'],
    actual: ['absent'],
  });
  const essential = asking({ claims: '{"id_token":{"auth_time":{"essential":true}}}' });
  expect(evaluate(check, { ...absent, ...essential }).outcome).toBe('fail');
});

testHostileClaim(check, 'auth_time', 'pass');
