import { defineValidator } from '../../core/validator.ts';
import { hostileRefused } from '../hostile-request.ts';

export default defineValidator({
  id: 'external-mfa/other-user-refused',
  title: 'A hint for another person is not answered from the session of the first',
  failureTitle: 'A hint for another person is answered from the session of the first',
  why: 'The browser may hold a session of somebody else at the provider. The factor must be asked of the person whom the hint names.',
  requirement: {
    id: 'EAM-06',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'refuse-requests',
    steps: [
      'Look up the account by oid and tid of the id_token_hint, never by the session, and refuse a person who is not known.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }) => hostileRefused(signIns, 'other-user'),
});
