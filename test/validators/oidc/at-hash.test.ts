import { expect, test } from 'vitest';
import type { JsonValue } from '../../../core/model.ts';
import check from '../../../validators/oidc/at-hash.ts';
import { claims, evaluate, hostileValues, jwt } from '../samples.ts';

const hashed = (claimed: JsonValue | undefined, expected?: string) => ({
  idToken: jwt(claims({ at_hash: claimed }), {
    hashes:
      expected === undefined ? {} : { at_hash: { ...(claimed !== undefined && { claimed }), expected } },
  }),
});

test('passes where it fits', () => {
  expect(evaluate(check, hashed('abc', 'abc')).outcome).toBe('pass');
});

test('fails where it does not', () => {
  expect(evaluate(check, hashed('abd', 'abc'))).toEqual({
    outcome: 'fail',
    expected: ['"abc"'],
    actual: ['"abd"'],
  });
});

test('does not bind without the claim, or without what it is over', () => {
  expect(evaluate(check, hashed(undefined, 'abc')).outcome).toBe('notApplicable');
  expect(evaluate(check, hashed('abc')).outcome).toBe('notApplicable');
});

test.each(Object.entries(hostileValues))('%s fails', (_name, value) => {
  expect(evaluate(check, hashed(value, 'abc')).outcome).toBe('fail');
});
