import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-exp.ts';
import { arrived, evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const at = arrived / 1000;

test('passes until a minute after exp', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ exp: at - 59 })).outcome).toBe('pass');
});

test.each([at - 61, at - 3_600])('fails later: %d', (exp) => {
  expect(evaluate(check, tokenWith({ exp }))).toMatchObject({
    outcome: 'fail',
    expected: ['after 1795514405 (2026-11-24T10:00:05.000Z)'],
  });
});

test('fails without exp, for milliseconds, for 0 and for a string', () => {
  expect(evaluate(check, tokenWith({ exp: undefined }))).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
  expect(evaluate(check, tokenWith({ exp: arrived + 300_000 }))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('milliseconds'),
  });
  expect(evaluate(check, tokenWith({ exp: 0 })).outcome).toBe('fail');
  expect(evaluate(check, tokenWith({ exp: String(at + 300) }))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('not a number'),
  });
});

testHostileClaim(check, 'exp', 'fail');
