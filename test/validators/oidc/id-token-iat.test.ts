import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-iat.ts';
import { arrived, began, evaluate, testHostileClaim, tokenWith } from '../samples.ts';

const at = arrived / 1000;

test('passes within the sign-in and a minute around it', () => {
  expect(evaluate(check).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ iat: at + 60 })).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ iat: began / 1000 - 60 })).outcome).toBe('pass');
});

test('fails ahead of now, before the sign-in, and without iat', () => {
  expect(evaluate(check, tokenWith({ iat: at + 61 })).outcome).toBe('fail');
  expect(evaluate(check, tokenWith({ iat: began / 1000 - 61 })).outcome).toBe('fail');
  expect(evaluate(check, tokenWith({ iat: undefined }))).toMatchObject({
    outcome: 'fail',
    actual: ['absent'],
  });
});

test('of a message whose sign-in is not known only a time ahead fails', () => {
  expect(evaluate(check, { ...tokenWith({ iat: at - 86_400 }), signIn: null }).outcome).toBe('pass');
  expect(evaluate(check, { ...tokenWith({ iat: at + 61 }), signIn: null }).outcome).toBe('fail');
});

testHostileClaim(check, 'iat', 'fail');
