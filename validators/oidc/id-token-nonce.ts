import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/id-token-nonce',
  title: 'nonce of the id_token is the one that was sent',
  failureTitle: 'nonce of the id_token is not the one that was sent',
  why: 'nonce ties the token to this very sign-in. A token with another nonce, or with none, may be one that was issued before and is being used again.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.7-11',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
  },
  remedy: {
    topic: 'token-claims',
    steps: ['Make the provider copy nonce from the request into the id_token unchanged.'],
  },
  needs: ['idToken', 'nonce'],
  evaluate({ idToken, nonce }) {
    const received = claim(idToken.payload, 'nonce');
    if (received === nonce) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [shown(nonce)], actual: [shown(received)] };
  },
});
