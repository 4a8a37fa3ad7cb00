import { defineValidator } from '../../core/validator.ts';
import { askedAnew } from '../asked-anew.ts';

export default defineValidator({
  id: 'session/prompt-login-honoured',
  title: 'prompt=login makes the provider ask again',
  failureTitle: 'prompt=login is answered from the session',
  why: "With prompt=login the relying party asks that the person prove themselves now. Microsoft's own test of MFA always sends it, so a provider that answers from its session shows Microsoft an old sign-in.",
  requirement: {
    id: 'OIDC-CORE-3.1.2.1',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest',
  },
  remedy: {
    topic: 'reuse',
    steps: [
      'In the provider, honour prompt=login for this client: ask for the factors again, and send the new auth_time.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }, context) => askedAnew(signIns, 'prompt=login', { timeOwed: false }, context),
});
