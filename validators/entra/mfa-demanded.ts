import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';

export default defineValidator({
  id: 'entra/mfa-demanded',
  title: 'MFA was demanded at this sign-in',
  failureTitle: 'Nothing demanded MFA at this sign-in',
  why: 'Microsoft’s cmdlet never asks for MFA. Where no policy of the tenant demands it, a provider that would do everything right gives a token without mfa.',
  requirement: {
    id: 'PC-07',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'Enforce MFA at Entra for this account, by security defaults or by a Conditional Access policy.',
      'Or set demandMfa: true, which sends amr_values=mfa; Microsoft does not document it, and others report that it works.',
    ],
  },
  needs: ['signIn', 'factorsSeen'],
  evaluate({ signIn }) {
    const asked = signIn.oidc?.request.parameters['amr_values'];
    if (asked !== undefined) return { outcome: 'pass', notes: [`amr_values=${asked} was sent.`] };
    if (secondFactorGiven(signIn)) return { outcome: 'pass', notes: ['A second factor was asked for.'] };
    return {
      outcome: 'fail',
      expected: ['a policy, or amr_values'],
      actual: ['no second factor was asked for'],
    };
  },
});
