import { cloudNamed } from '../../core/national-clouds.ts';
import { defineValidator } from '../../core/validator.ts';
import { audiencesOf } from '../audience.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'entra/aud-is-partner-center',
  title: 'The access token is for Partner Center',
  failureTitle: 'The access token is not for Partner Center',
  why: 'Microsoft looks at the token that Entra issues for the Partner Center API. A token for Graph or another API says nothing about it.',
  requirement: {
    id: 'PC-01',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Ask Entra for a token with the scope https://api.partnercenter.microsoft.com/user_impersonation, and check that one.',
      'In another of Microsoft’s clouds, name it: cloud in the configuration, --cloud of validate.',
    ],
  },
  needs: ['token'],
  uses: ['cloud'],
  evaluate({ token, cloud }) {
    const aud = claim(token.payload, 'aud');
    const { partnerCenter } = cloudNamed(cloud);
    if (audiencesOf(aud)?.includes(partnerCenter)) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [shown(partnerCenter)], actual: [shown(aud)] };
  },
});
