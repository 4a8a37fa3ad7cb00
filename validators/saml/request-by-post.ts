import { samlSuccess, statusText } from '../../core/artifacts.ts';
import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'saml/request-by-post',
  title: 'The provider takes a request by HTTP-POST',
  failureTitle: 'The provider does not take a request by HTTP-POST',
  why: 'Microsoft demands that the provider of a federated domain takes requests in an HTML form, and not in the address alone: a long or signed request does not fit there.',
  requirement: {
    id: 'SAML-11',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: [
      'In the provider, enable the HTTP-POST binding for requests of this application.',
      'Where requests must be signed, give the provider the certificate of the relying party; else let unsigned ones pass.',
    ],
  },
  needs: ['samlRequest', 'envelope'],
  evaluate({ samlRequest: { binding, signed, offered }, envelope: { status } }) {
    if (offered && !offered.includes('post'))
      return {
        outcome: 'fail',
        expected: ['SingleSignOnService with HTTP-POST'],
        actual: offered.map(() => 'HTTP-Redirect alone'),
        detail: 'The metadata names no address for requests by HTTP-POST, the way in which Entra sends them.',
      };
    if (binding !== 'post')
      return {
        outcome: 'notApplicable',
        reason: 'The request was sent by redirect. Write `binding: post` to have the other way tried.',
      };
    if (status?.codes[0] === samlSuccess)
      return { outcome: 'pass', notes: [`The request was ${signed ? '' : 'not '}signed.`] };
    if (!status?.codes[0]?.endsWith(':Requester'))
      return {
        outcome: 'notApplicable',
        reason: 'The provider answered an error that is not about the request, see saml/status-success.',
      };
    return {
      outcome: 'fail',
      expected: ['Success'],
      actual: [statusText(status)],
      detail: `The provider answered a request by HTTP-POST, ${signed ? '' : 'not '}signed, with ${statusText(status).slice(0, 300)}.`,
    };
  },
});
