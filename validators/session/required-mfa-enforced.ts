import { defineValidator } from '../../core/validator.ts';
import { factorsGiven, secondFactorGiven } from '../factors.ts';
import { howRefused } from '../refusal.ts';

export default defineValidator({
  id: 'session/required-mfa-enforced',
  title: 'An account that must use MFA does not get in without it',
  failureTitle: 'An account that must use MFA got in without a second factor',
  why: 'The configuration says that this account must never get in with a password alone. Partner Center demands MFA of every account, without exceptions.',
  requirement: {
    id: 'PSR-MFA',
    source:
      'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'In the provider, make the sign-in policy of this client demand a second factor of every user, and look for exclusions.',
    ],
  },
  needs: ['signIn', 'account'],
  uses: ['capture', 'xmlAnswer'],
  evaluate({ signIn, account, capture, xmlAnswer }) {
    if (!account.requireMfa)
      return {
        outcome: 'notApplicable',
        reason: 'The configuration does not say requireMfa of this account.',
      };
    if (secondFactorGiven(signIn)) return { outcome: 'pass' };
    const tokens = capture?.idToken ?? capture?.accessToken;
    if (!tokens && !xmlAnswer?.assertions) return howRefused(signIn);
    const what = tokens ? 'tokens' : 'assertion';
    return {
      outcome: 'fail',
      expected: [`no ${what} without a second factor`],
      actual: factorsGiven(signIn),
    };
  },
});
