import { defineValidator } from '../../core/validator.ts';
import { claim } from '../claims.ts';

export default defineValidator({
  id: 'oidc/response-iss',
  title: 'The iss parameter of the authorization response is right',
  failureTitle: 'The iss parameter of the authorization response is wrong or missing',
  why: 'iss tells the relying party which provider an answer comes from, so that a code of one provider cannot be passed off as that of another. Once discovery promises it, every answer must have it.',
  requirement: { id: 'RFC9207-2', source: 'https://www.rfc-editor.org/rfc/rfc9207.html#section-2' },
  remedy: {
    topic: 'discovery',
    steps: [
      'Make the provider send iss in the authorization response, equal to the issuer in its discovery document, or stop promising it by authorization_response_iss_parameter_supported.',
    ],
  },
  needs: ['authorizationResponse', 'issuer'],
  uses: ['discovery'],
  evaluate({ authorizationResponse, issuer, discovery }) {
    const iss = authorizationResponse.parameters['iss'];
    if (iss === issuer) return { outcome: 'pass' };
    if (iss !== undefined) return { outcome: 'fail', expected: [issuer], actual: [iss] };
    const promised =
      discovery?.document && claim(discovery.document, 'authorization_response_iss_parameter_supported');
    if (promised !== true)
      return {
        outcome: 'notApplicable',
        reason: 'There is no iss parameter, and discovery does not promise one.',
      };
    return { outcome: 'fail', expected: [issuer], actual: ['absent, though discovery promises it'] };
  },
});
