import { defineValidator } from '../../core/validator.ts';
import { audiencesOf } from '../audience.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/id-token-aud',
  title: 'aud of the id_token names the client',
  failureTitle: 'aud of the id_token does not name the client',
  why: 'aud says for whom a token was made. A relying party that takes tokens made for others can be signed in to with a token stolen elsewhere.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.7-3',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
  },
  remedy: {
    topic: 'token-claims',
    steps: ['In the provider, put the client id into aud of the id_tokens of this client.'],
  },
  needs: ['idToken', 'audience'],
  evaluate({ idToken, audience }) {
    const aud = claim(idToken.payload, 'aud');
    const audiences = audiencesOf(aud);
    if (!audiences?.includes(audience))
      return { outcome: 'fail', expected: [shown(audience)], actual: [shown(aud)] };
    const others = audiences.filter((one) => one !== audience);
    if (others.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'pass',
      notes: [`The token names other audiences too: ${others.map(shown).join(', ').slice(0, 200)}.`],
    };
  },
});
