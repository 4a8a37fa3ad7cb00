import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-nbf.ts';
import { arrived, evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const at = arrived / 1000;

test('passes for the past, and up to a minute ahead', () => {
  expect(evaluate(check, tokenWith({ nbf: at - 3_600 })).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ nbf: at + 60 })).outcome).toBe('pass');
});

test('fails further ahead', () => {
  expect(evaluate(check, tokenWith({ nbf: at + 61 })).outcome).toBe('fail');
});

test('does not bind without nbf', () => {
  expect(evaluate(check).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'nbf', 'fail', { number: 'pass' });
