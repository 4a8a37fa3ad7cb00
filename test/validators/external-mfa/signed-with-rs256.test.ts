import { expect, test } from 'vitest';
import check from '../../../validators/external-mfa/signed-with-rs256.ts';
import { evaluate, jwt } from '../samples.ts';

test('passes for RS256 only', () => {
  expect(evaluate(check)).toEqual({ outcome: 'pass' });
  for (const alg of ['ES256', 'PS256', 'none', undefined])
    expect(
      evaluate(check, { idToken: jwt(undefined, { header: alg === undefined ? {} : { alg } }) }).outcome,
    ).toBe('fail');
});
