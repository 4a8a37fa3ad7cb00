import { expect, test } from 'vitest';
import check from '../../../validators/oidc/id-token-iat.ts';
import { arrived, began, evaluate, signIn, testHostileClaim, tokenWith } from '../samples.ts';

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

test('a whole second is not before the moment within it', () => {
  const started = signIn(undefined, { startedAt: new Date(began + 999).toISOString() });
  const of = (iat: number) => evaluate(check, { ...tokenWith({ iat }), signIn: started }).outcome;
  expect(of(began / 1000 - 60)).toBe('pass');
  expect(of(began / 1000 - 61)).toBe('fail');
});

testHostileClaim(check, 'iat', 'fail');
