import { defineValidator } from '../../core/validator.ts';
import { hostileRefused } from '../hostile-request.ts';

export default defineValidator({
  id: 'external-mfa/hint-tenant-checked',
  title: 'A hint of a foreign tenant is refused',
  failureTitle: 'A hint of a foreign tenant is not refused',
  why: 'Every tenant of Entra can be made to write hints. Only those of the tenants that a provider serves may lead to its accounts.',
  requirement: {
    id: 'EAM-06',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'refuse-requests',
    steps: [
      'Compare tid of the id_token_hint, and the tenant in its iss, with the tenants that are customers.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }) => hostileRefused(signIns, 'hint-tenant'),
});
