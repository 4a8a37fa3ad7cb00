import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/at-hash',
  title: 'at_hash fits the access_token',
  failureTitle: 'at_hash does not fit the access_token',
  why: 'at_hash ties the id_token to the access_token that came with it. If it does not fit, one of the two was exchanged on the way, or the provider hashes wrongly.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.8',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowTokenValidation',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Make the provider compute at_hash over the access_token of the same response, with the hash of the alg of the id_token, or leave it out.',
    ],
  },
  needs: ['idToken'],
  evaluate({ idToken }) {
    const fact = idToken.hashes.at_hash;
    const claimed = claim(idToken.payload, 'at_hash');
    if (claimed === undefined) return { outcome: 'notApplicable', reason: 'The id_token has no at_hash.' };
    if (!fact)
      return { outcome: 'notApplicable', reason: 'There is no access_token to compare at_hash with.' };
    if (claimed === fact.expected) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [shown(fact.expected)], actual: [shown(claimed)] };
  },
});
