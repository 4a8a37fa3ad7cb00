import { defineValidator } from '../../core/validator.ts';
import { hostileRefused } from '../hostile-request.ts';

export default defineValidator({
  id: 'external-mfa/hint-issuer-checked',
  title: 'A hint of a foreign issuer is refused',
  failureTitle: 'A hint of a foreign issuer is not refused',
  why: 'The hint counts because Entra wrote it. A provider that follows whatever issuer the hint names takes its keys from whoever sends it.',
  requirement: {
    id: 'EAM-06',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'refuse-requests',
    steps: ['Compare iss of the id_token_hint with Entra’s issuer for the tenant before any key is fetched.'],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }) => hostileRefused(signIns, 'hint-issuer'),
});
