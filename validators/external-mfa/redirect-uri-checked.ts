import { defineValidator } from '../../core/validator.ts';
import { hostileRefused } from '../hostile-request.ts';

export default defineValidator({
  id: 'external-mfa/redirect-uri-checked',
  title: 'A redirect_uri that is not registered is refused',
  failureTitle: 'A redirect_uri that is not registered is not refused',
  why: 'An answer that can be sent anywhere is an id_token for anybody. Microsoft lists the three addresses that its clouds use.',
  requirement: {
    id: 'EAM-06',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'refuse-requests',
    steps: [
      'Compare redirect_uri, character by character, with the addresses that are registered for Entra.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }) => hostileRefused(signIns, 'redirect-uri'),
});
