import { defineValidator } from '../../core/validator.ts';
import { missingMfa } from '../missing-mfa.ts';

export default defineValidator({
  id: 'entra/partner-center-takes-token',
  title: 'Partner Center does not turn the token away for want of MFA',
  failureTitle: 'Partner Center turns the token away for want of MFA',
  why: 'Since 2026 Partner Center is reported to refuse App+User tokens without MFA: HTTP 401 with code 900421, in older forms "MFA required" or 10001, at Graph Unauthorized_MissingMFA.',
  requirement: {
    id: 'PC-06',
    source: 'https://learn.microsoft.com/en-us/partner-center/developer/partner-center-authentication',
  },
  remedy: {
    topic: 'send-mfa',
    steps: ['Sign in again with MFA; where the token came by a refresh, repeat the consent with MFA.'],
  },
  needs: ['signIn'],
  evaluate({ signIn: { entra } }) {
    const answer = entra?.partnerCenter;
    if (!answer) return { outcome: 'notApplicable', reason: 'Partner Center was not asked.' };
    const why = missingMfa(answer);
    if (why) return { outcome: 'fail', expected: ['no refusal'], actual: [why] };
    if (answer.status < 300) return { outcome: 'pass' };
    return {
      outcome: 'inconclusive',
      reason: `Partner Center answered HTTP ${String(answer.status)} for another reason.`,
    };
  },
});
