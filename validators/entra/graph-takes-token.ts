import { defineValidator } from '../../core/validator.ts';
import { missingMfa } from '../missing-mfa.ts';

export default defineValidator({
  id: 'entra/graph-takes-token',
  title: 'Graph does not turn the token away for want of MFA',
  failureTitle: 'Graph turns the token away for want of MFA',
  why: 'What Graph offers partners on their security is reported to refuse tokens without MFA: HTTP 403 with code Unauthorized_MissingMFA.',
  requirement: {
    id: 'PC-06-graph',
    source: 'https://github.com/microsoftgraph/msgraph-beta-sdk-dotnet/issues/1083',
  },
  remedy: {
    topic: 'send-mfa',
    steps: ['Sign in again with MFA; where the token came by a refresh, repeat the consent with MFA.'],
  },
  needs: ['signIn'],
  evaluate({ signIn: { entra } }) {
    const answer = entra?.graph?.answer;
    if (!answer)
      return {
        outcome: 'notApplicable',
        reason: 'Graph was not asked. Set graph: true to have a token for it judged, too.',
      };
    const why = missingMfa(answer);
    if (why) return { outcome: 'fail', expected: ['no refusal'], actual: [why] };
    if (answer.status < 300) return { outcome: 'pass' };
    return {
      outcome: 'inconclusive',
      reason: `Graph answered HTTP ${String(answer.status)}${answer.code === null ? '' : `, ${answer.code}`}: not for want of MFA.`,
    };
  },
});
