import { expect, test } from 'vitest';
import check from '../../../validators/entra/scp-user-impersonation.ts';
import { evaluate, testHostileClaim, tokenWith } from '../samples.ts';

test('passes with user_impersonation among the scopes', () => {
  expect(evaluate(check, tokenWith({ scp: 'user_impersonation' })).outcome).toBe('pass');
  expect(evaluate(check, tokenWith({ scp: 'openid user_impersonation' })).outcome).toBe('pass');
});

test.each(['openid', 'user_impersonation2', ''])('fails for "%s"', (scp) => {
  expect(evaluate(check, tokenWith({ scp })).outcome).toBe('fail');
});

test('does not bind for an app-only token', () => {
  expect(evaluate(check)).toMatchObject({
    outcome: 'notApplicable',
    reason: expect.stringContaining('app-only'),
  });
});

testHostileClaim(check, 'scp', 'fail');
