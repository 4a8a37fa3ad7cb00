import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/c-hash',
  title: 'c_hash fits the code',
  failureTitle: 'c_hash does not fit the code',
  why: 'c_hash ties the id_token to the code that came with it. If it does not fit, one of the two was exchanged on the way, or the provider hashes wrongly.',
  requirement: {
    id: 'OIDC-CORE-3.3.2.10',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Make the provider compute c_hash over the code of the same response, with the hash of the alg of the id_token, or leave it out.',
    ],
  },
  needs: ['idToken'],
  evaluate({ idToken }) {
    const fact = idToken.hashes.c_hash;
    const claimed = claim(idToken.payload, 'c_hash');
    if (claimed === undefined) return { outcome: 'notApplicable', reason: 'The id_token has no c_hash.' };
    if (!fact) return { outcome: 'notApplicable', reason: 'There is no code to compare c_hash with.' };
    if (claimed === fact.expected) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [shown(fact.expected)], actual: [shown(claimed)] };
  },
});
