import { expect, test } from 'vitest';
import check from '../../../validators/entra/graph-says-mfa.ts';
import { evaluate } from '../samples.ts';
import { graphToken, signedIn } from './graph.ts';

const outcome = (...[graph]: Parameters<typeof signedIn>) => evaluate(check, signedIn(graph)).outcome;

test('looks for mfa in a token of version 1.0', () => {
  expect(outcome(graphToken(['pwd', 'mfa']))).toBe('pass');
  expect(evaluate(check, signedIn(graphToken(['pwd'])))).toMatchObject({
    outcome: 'fail',
    actual: ['["pwd"]'],
  });
  expect(outcome(graphToken(undefined))).toBe('fail');
});

test('tells nothing of a token that cannot be read, has no amr by its version, or did not come', () => {
  expect(outcome(graphToken(undefined, '2.0'))).toBe('notApplicable');
  const accessToken = { kind: 'opaque' as const, length: 9, digest: 'd', reason: 'not a JWT' };
  expect(outcome({ accessToken })).toBe('notApplicable');
  expect(outcome({})).toBe('notApplicable');
  expect(outcome()).toBe('notApplicable');
});

test('a refusal for want of MFA fails, another leaves it open', () => {
  expect(outcome({ error: 'invalid_grant: AADSTS50076: MFA' })).toBe('fail');
  expect(outcome({ error: 'invalid_grant: AADSTS50079: enrol' })).toBe('fail');
  expect(outcome({ error: 'invalid_grant: AADSTS65001: no consent' })).toBe('inconclusive');
});
