import { defineValidator } from '../../core/validator.ts';
import { bySharedSecret, refusedAlg } from '../signature.ts';

export default defineValidator({
  id: 'oidc/id-token-signature',
  title: 'The signature of the id_token is valid',
  failureTitle: 'The signature of the id_token is not valid',
  why: 'The signature is all that ties the claims to the provider. Without a valid one amr could have been written by anybody on the way.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.7',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
  },
  remedy: {
    topic: 'sign-tokens',
    steps: [
      'Compare the key with which the provider signs with those at its jwks_uri: after a change of keys both must be published.',
    ],
  },
  needs: ['idToken'],
  uses: ['discovery'],
  evaluate({ idToken, discovery }) {
    const { status, candidates, reason } = idToken.signature;
    if (refusedAlg(idToken, discovery))
      return { outcome: 'notApplicable', reason: 'The algorithm is refused already, see oidc/id-token-alg.' };
    if (status === 'verified') return { outcome: 'pass' };
    if (status === 'notChecked')
      return {
        outcome: 'inconclusive',
        reason: `The signature was not checked: ${reason ?? 'no keys were at hand.'}`,
      };
    if (candidates === 0 && !bySharedSecret(idToken))
      return { outcome: 'notApplicable', reason: 'No key fits, see oidc/id-token-key-found.' };
    return { outcome: 'fail', expected: ['a signature by a published key'], actual: [reason ?? 'invalid'] };
  },
});
