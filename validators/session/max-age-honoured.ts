import { defineValidator } from '../../core/validator.ts';
import { askedAnew } from '../asked-anew.ts';

export default defineValidator({
  id: 'session/max-age-honoured',
  title: 'max_age=0 makes the provider ask again and say when',
  failureTitle: 'max_age=0 is not honoured',
  why: 'With max_age the relying party says how old a sign-in may be. It obliges the provider to ask again and to send auth_time, the only proof that it did.',
  requirement: {
    id: 'OIDC-CORE-3.1.2.1',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest',
  },
  remedy: {
    topic: 'reuse',
    steps: [
      'In the provider, honour max_age for this client: ask for the factors again when the session is older, and send auth_time.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }, context) => askedAnew(signIns, 'max_age=0', { timeOwed: true }, context),
});
