import { defineValidator } from '../../core/validator.ts';
import { notExpired } from '../times.ts';

export default defineValidator({
  id: 'oidc/id-token-exp',
  title: 'The id_token has not expired',
  failureTitle: 'The id_token has expired or has no proper exp',
  why: 'After the time in exp no relying party may take the token. One that arrives expired points to a clock that is wrong or to a token that was kept.',
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  remedy: {
    topic: 'token-times',
    steps: [
      'Check the clock of the provider (NTP).',
      'Check the lifetime of id_tokens in the settings of the client.',
    ],
  },
  needs: ['idToken'],
  evaluate({ idToken }, context) {
    return notExpired(idToken, context);
  },
});
