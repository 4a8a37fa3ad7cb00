import { expect, test } from 'vitest';
import check from '../../../validators/entra/token-not-expired.ts';
import { arrived, evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const at = arrived / 1000;

test('passes until a minute after exp', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ exp: at - 59 })).outcome).toBe('pass');
});

test('fails later and without exp', () => {
  expect(evaluate(check, tokenWith({ exp: at - 61 })).outcome).toBe('fail');
  expect(evaluate(check, tokenWith({ exp: undefined })).outcome).toBe('fail');
});

testHostileClaim(check, 'exp', 'fail');
