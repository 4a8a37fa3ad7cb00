import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/id-token-azp',
  title: 'azp of the id_token is the client',
  failureTitle: 'azp of the id_token is not the client',
  why: 'azp names the client to which the token was issued. Another one there means that the token was meant for somebody else.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.7-5',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
  },
  remedy: {
    topic: 'token-claims',
    steps: ['In the provider, fill azp with the client id of the client that asked, or leave it out.'],
  },
  needs: ['idToken', 'clientId'],
  evaluate({ idToken, clientId }) {
    const azp = claim(idToken.payload, 'azp');
    if (azp === undefined) return { outcome: 'notApplicable', reason: 'The id_token has no azp.' };
    if (azp === clientId) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [shown(clientId)], actual: [shown(azp)] };
  },
});
