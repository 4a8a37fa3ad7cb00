import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'entra/partner-center-says-compliant',
  title: 'Partner Center says that the token is compliant',
  failureTitle: 'Partner Center does not say that the token is compliant',
  why: 'Asked with ValidateMfa: true, Partner Center is reported to answer in the header isMfaCompliant. It is the last word on a token, whatever its claims say.',
  requirement: {
    id: 'PC-05',
    source: 'https://learn.microsoft.com/en-us/partner-center/developer/partner-center-authentication',
  },
  remedy: { topic: 'send-mfa', steps: ['See what the other checks say of amr in this token.'] },
  needs: ['signIn'],
  evaluate({ signIn: { entra } }) {
    const answer = entra?.partnerCenter;
    if (!answer) return { outcome: 'notApplicable', reason: 'Partner Center was not asked.' };
    const { isMfaCompliant, status } = answer;
    if (isMfaCompliant?.toLowerCase() === 'true') return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['isMfaCompliant: true'],
      actual: [
        isMfaCompliant === null
          ? `HTTP ${String(status)} without the header`
          : `isMfaCompliant: ${isMfaCompliant}`,
      ],
    };
  },
});
