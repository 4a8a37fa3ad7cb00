import { defineValidator } from '../../core/validator.ts';
import { factorsGiven, secondFactorGiven } from '../factors.ts';

export default defineValidator({
  id: 'session/second-factor-asked',
  title: 'The account was asked for its second factor',
  failureTitle: 'The account got in without being asked for its second factor',
  why: 'The account has a second factor, and yet the provider was content with less. No claim can then truthfully say mfa, and Partner Center demands MFA at every sign-in of every account.',
  requirement: {
    id: 'PSR-MFA',
    source:
      'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'In the provider, make the sign-in policy of this client demand a second factor, and look for exclusions of users, networks and remembered devices.',
      'Check that the factor in the configuration of amrcheck is enrolled for this account.',
    ],
  },
  needs: ['signIn', 'account', 'credential', 'factorsSeen'],
  evaluate({ signIn, account }) {
    if (account.factors.length === 0)
      return {
        outcome: 'notApplicable',
        reason: 'The configuration names no second factor of this account.',
      };
    if (secondFactorGiven(signIn)) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: [`a second factor: ${account.factors.join(' or ')}`],
      actual: factorsGiven(signIn),
    };
  },
});
