import { defineValidator } from '../../core/validator.ts';
import { hostileRefused } from '../hostile-request.ts';

export default defineValidator({
  id: 'external-mfa/replayed-request-refused',
  title: 'A request that was sent before is refused',
  failureTitle: 'A request that was sent before is not refused',
  why: 'A request with the same nonce a second time is one that somebody kept. It must not lead to a second id_token.',
  requirement: {
    id: 'EAM-06',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'refuse-requests',
    steps: [
      'Remember the nonce of each request for as long as its hint is taken, and refuse it the second time.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }) => hostileRefused(signIns, 'replayed'),
});
