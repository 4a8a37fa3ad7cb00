import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';
import { bySharedSecret, refusedAlg } from '../signature.ts';

export default defineValidator({
  id: 'oidc/id-token-key-found',
  title: 'The key that signed the id_token is published',
  failureTitle: 'The key that signed the id_token is not published',
  why: 'A relying party looks up the key by the kid in the header of the token. If the provider does not publish that key, nobody can check the signature and sign-ins fail.',
  requirement: {
    id: 'OIDC-CORE-10.1',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#SigKeys',
  },
  remedy: {
    topic: 'sign-tokens',
    steps: [
      'Publish the signing key at the jwks_uri, under the kid that the tokens name, before it is used.',
    ],
  },
  needs: ['idToken'],
  uses: ['discovery'],
  evaluate({ idToken, discovery }) {
    const { status, candidates } = idToken.signature;
    if (refusedAlg(idToken, discovery))
      return { outcome: 'notApplicable', reason: 'The algorithm is refused already, see oidc/id-token-alg.' };
    if (status === 'notChecked') return { outcome: 'notApplicable', reason: 'No keys were at hand.' };
    if (bySharedSecret(idToken))
      return {
        outcome: 'notApplicable',
        reason: 'The id_token is signed with the client secret, not with a published key.',
      };
    if (candidates > 0) return { outcome: 'pass' };
    const published = discovery?.jwks?.keys.map((key) => shown(claim(key, 'kid'))) ?? [];
    return {
      outcome: 'fail',
      expected: published.length > 0 ? published : ['a published key'],
      actual: [`kid ${shown(claim(idToken.header, 'kid'))}, alg ${shown(claim(idToken.header, 'alg'))}`],
    };
  },
});
