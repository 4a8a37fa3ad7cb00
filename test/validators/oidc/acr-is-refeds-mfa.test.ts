import { expect, test } from 'vitest';
import check from '../../../validators/oidc/acr-is-refeds-mfa.ts';
import { evaluate, signIn, testHostileClaim, tokenWith } from '../samples.ts';

test('passes for the identifier', () => {
  expect(evaluate(check, tokenWith({ acr: 'https://refeds.org/profile/mfa' }))).toEqual({ outcome: 'pass' });
});

test.each([
  [{ acr: 'http://refeds.org/profile/mfa', amr: ['pwd'] }, 'another http or https'],
  [{ acr: 'https://refeds.org/profile/sfa', amr: ['pwd'] }, 'says nothing of several factors'],
  [{ acr: '1', amr: ['pwd', 'mfa'] }, 'MFA is said in amr'],
])('fails for %j, and says why', (claims, why) => {
  expect(evaluate(check, tokenWith(claims))).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining(why) as string,
  });
});

test('does not bind without a second factor', () => {
  expect(evaluate(check, { signIn: signIn(['password']) }).outcome).toBe('notApplicable');
});

testHostileClaim(check, 'acr', 'fail');
