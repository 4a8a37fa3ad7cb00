import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'oidc/response-state',
  title: 'state came back as it was sent',
  failureTitle: 'state did not come back as it was sent',
  why: 'state ties the answer to the browser that asked. A relying party throws away an answer with another state.',
  requirement: { id: 'RFC6749-4.1.2', source: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2' },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Make the provider return the parameter state unchanged, also through its own redirects and proxies.',
    ],
  },
  needs: ['request', 'authorizationResponse'],
  evaluate({ request, authorizationResponse }) {
    const sent = request.parameters['state'];
    const received = authorizationResponse.parameters['state'];
    if (sent === undefined) return { outcome: 'notApplicable', reason: 'No state was sent.' };
    if (received === sent) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [sent], actual: [received ?? 'absent'] };
  },
});
