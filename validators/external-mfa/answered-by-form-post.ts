import { defineValidator } from '../../core/validator.ts';

/** Microsoft's text said 10 minutes, and says 5 by now. */
const limitMs = 10 * 60_000;
const soonMs = 5 * 60_000;

const late = 'It took more than 5 minutes, after which Entra may have given the sign-in up.';

export default defineValidator({
  id: 'external-mfa/answered-by-form-post',
  title: 'The answer was posted to the redirect_uri within 10 minutes',
  failureTitle: 'The answer was not posted to the redirect_uri within 10 minutes',
  why: 'Entra asks for response_mode=form_post and gives the sign-in up some minutes after it sent the person away: about 5 by Microsoft’s newer text, 10 by its older one.',
  requirement: {
    id: 'EAM-05',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Answer by a form that the browser posts to the redirect_uri, and let the person try again within 5 minutes only.',
    ],
  },
  needs: ['request', 'authorizationResponse'],
  evaluate({ request, authorizationResponse: { mode, receivedAt } }) {
    const took = Date.parse(receivedAt) - Date.parse(request.sentAt);
    if (mode === 'form_post' && took <= limitMs)
      return took <= soonMs ? { outcome: 'pass' } : { outcome: 'pass', notes: [late] };
    return {
      outcome: 'fail',
      expected: ['form_post', 'within 600 s'],
      actual: [mode, `after ${String(Math.round(took / 1000))} s`],
    };
  },
});
