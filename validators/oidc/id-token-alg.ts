import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';
import { offeredAlgs, refusedAlg } from '../signature.ts';

export default defineValidator({
  id: 'oidc/id-token-alg',
  title: 'The id_token is signed by an algorithm that the provider offers',
  failureTitle: 'The id_token is signed by an algorithm that must be refused',
  why: 'An unsigned token, or one "signed" with a public key as if it were a secret, can be made by anybody. A relying party must refuse both, whatever the token says.',
  requirement: { id: 'RFC8725-3.1', source: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.1' },
  remedy: {
    topic: 'sign-tokens',
    steps: [
      'In the provider, sign the id_tokens of this client with RS256 or another algorithm that its discovery lists.',
    ],
  },
  needs: ['idToken'],
  uses: ['discovery'],
  evaluate({ idToken, discovery }) {
    const detail = refusedAlg(idToken, discovery);
    if (!detail) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: offeredAlgs(discovery)?.filter((alg) => alg !== 'none') ?? [
        'a signature by a key pair, e.g. RS256',
      ],
      actual: [shown(claim(idToken.header, 'alg'))],
      detail,
    };
  },
});
