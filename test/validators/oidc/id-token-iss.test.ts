import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-iss.ts';
import { evaluate, issuer, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for the issuer', () => {
  expect(evaluate(check).outcome).toBe('pass');
});

test('fails for another one, and points out a slash', () => {
  expect(evaluate(check, tokenWith({ iss: `${issuer}/other` }))).toEqual({
    outcome: 'fail',
    expected: [`"${issuer}"`],
    actual: [`"${issuer}/other"`],
  });
  expect(evaluate(check, tokenWith({ iss: `${issuer}/` }))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('slash'),
  });
  expect(evaluate(check, { ...tokenWith({ iss: issuer }), issuer: `${issuer}/` })).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('slash'),
  });
  expect(evaluate(check, tokenWith({ iss: undefined }))).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

test('needs the issuer, which validate may not know', () => {
  expect(check.needs).toContain('issuer');
});

testHostileClaim(check, 'iss', 'fail');
