import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'external-mfa/discovery-has-content-length',
  title: 'The discovery document comes with its Content-Length',
  failureTitle: 'The discovery document comes without Content-Length',
  why: 'Microsoft demands the header. A document that is sent in chunks looks right in every browser and is not read by Entra.',
  requirement: {
    id: 'EAM-04',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'discovery',
    steps: [
      'Send the document in one piece with Content-Length: look for compression or streaming in the server or in a proxy.',
    ],
  },
  needs: ['discovery'],
  evaluate({ discovery: { contentLength } }) {
    if (contentLength === undefined)
      return { outcome: 'inconclusive', reason: 'The evidence does not say whether the header came.' };
    if (contentLength) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['Content-Length'], actual: ['absent'] };
  },
});
