import { expect, test } from 'vitest';
import type { RefreshEvidence } from '../../../core/evidence.ts';
import check from '../../../validators/entra/consent-had-mfa.ts';
import { claims, evaluate, jwt } from '../samples.ts';

const at = '2026-11-24T10:00:00Z';
const redeemed = (amr: string[]): RefreshEvidence => ({ at, status: 200, accessToken: jwt(claims({ amr })) });

test('every token that it redeems must say mfa', () => {
  expect(evaluate(check, { refreshes: [redeemed(['pwd', 'mfa'])] }).outcome).toBe('pass');
  expect(evaluate(check, { refreshes: [redeemed(['pwd', 'mfa']), redeemed(['pwd'])] })).toMatchObject({
    outcome: 'fail',
    actual: ['["pwd"]'],
  });
});

test('an account without a second factor has none to show', () => {
  const account = { id: 'bob', factors: [], requireMfa: false };
  expect(evaluate(check, { account, refreshes: [redeemed(['pwd'])] }).outcome).toBe('notApplicable');
});

test('AADSTS50076 says the same; another error tells nothing', () => {
  const refused = (error: string): RefreshEvidence[] => [{ at, status: 400, error }];
  expect(evaluate(check, { refreshes: refused('invalid_grant: AADSTS50076: MFA') }).outcome).toBe('fail');
  expect(evaluate(check, { refreshes: refused('invalid_grant: AADSTS70000') }).outcome).toBe('inconclusive');
});
