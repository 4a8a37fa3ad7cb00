import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'entra/scp-user-impersonation',
  title: 'scp contains user_impersonation',
  failureTitle: 'scp does not contain user_impersonation',
  why: 'Partner Center looks for MFA where an app acts for a person (App+User). user_impersonation is the permission that says so.',
  requirement: {
    id: 'PC-03',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  remedy: {
    topic: 'token-claims',
    steps: ['Ask Entra for the scope https://api.partnercenter.microsoft.com/user_impersonation.'],
  },
  needs: ['token'],
  evaluate({ token }) {
    const scp = claim(token.payload, 'scp');
    if (scp === undefined)
      return {
        outcome: 'notApplicable',
        reason: 'There is no scp: this is an app-only token, which no person signed in for.',
      };
    if (typeof scp === 'string' && scp.split(' ').includes('user_impersonation')) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['"user_impersonation"'], actual: [shown(scp)] };
  },
});
