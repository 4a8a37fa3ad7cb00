import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'external-mfa/authorization-endpoint-registered',
  title: 'The authorization endpoint is among the reply URLs of the application',
  failureTitle: 'The authorization endpoint is not among the reply URLs of the application',
  why: 'Before it sends anybody away, Entra compares the authorization endpoint of the discovery document with the reply URLs of the application that the vendor has registered. Where none fits, the sign-in ends at Entra and the provider never hears of it.',
  requirement: {
    id: 'EAM-04',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'discovery',
    steps: [
      'Add the authorization_endpoint of the discovery document, as it stands there, to the reply URLs of the application in Entra; and to replyUrls in the configuration of amrcheck.',
    ],
  },
  needs: ['discovery', 'replyUrls'],
  evaluate({ discovery: { document }, replyUrls }) {
    const endpoint = claim(document ?? {}, 'authorization_endpoint');
    // Microsoft's word is that a reply URL must match the prefix of the endpoint.
    if (typeof endpoint === 'string' && replyUrls.some((url) => endpoint.startsWith(url)))
      return { outcome: 'pass' };
    return { outcome: 'fail', expected: replyUrls.map(shown), actual: [shown(endpoint)] };
  },
});
