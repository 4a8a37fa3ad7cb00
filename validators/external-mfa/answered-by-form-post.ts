import { defineValidator } from '../../core/validator.ts';

const limitMs = 10 * 60_000;

export default defineValidator({
  id: 'external-mfa/answered-by-form-post',
  title: 'The answer was posted to the redirect_uri within 10 minutes',
  failureTitle: 'The answer was not posted to the redirect_uri within 10 minutes',
  why: 'Entra asks for response_mode=form_post and gives the sign-in up about 10 minutes after it sent the person away.',
  requirement: {
    id: 'EAM-05',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Answer by a form that the browser posts to the redirect_uri, and let the person try again within the 10 minutes only.',
    ],
  },
  needs: ['request', 'authorizationResponse'],
  evaluate({ request, authorizationResponse: { mode, receivedAt } }) {
    const took = Date.parse(receivedAt) - Date.parse(request.sentAt);
    if (mode === 'form_post' && took <= limitMs) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['form_post', 'within 600 s'],
      actual: [mode, `after ${String(Math.round(took / 1000))} s`],
    };
  },
});
