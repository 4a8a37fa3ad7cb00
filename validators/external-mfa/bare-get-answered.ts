import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'external-mfa/bare-get-answered',
  title: 'The authorization endpoint stands a GET without parameters',
  failureTitle: 'The authorization endpoint fails at a GET without parameters',
  why: 'Entra is reported to look at the authorization endpoint with a bare GET. An error of the server there is also a sign that wrong requests are not expected at all.',
  requirement: {
    id: 'EAM-05',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'discovery',
    steps: ['Answer a GET without parameters with a page, or with an error of the 4xx kind.'],
  },
  needs: ['discovery'],
  evaluate({ discovery: { bareGetStatus } }) {
    if (bareGetStatus === undefined) return { outcome: 'inconclusive', reason: 'It was not tried.' };
    if (bareGetStatus < 500) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['less than 500'], actual: [`HTTP ${String(bareGetStatus)}`] };
  },
});
