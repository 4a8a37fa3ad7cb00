import { defineValidator } from '../../core/validator.ts';
import { hostileRefused } from '../hostile-request.ts';

export default defineValidator({
  id: 'external-mfa/hint-signature-checked',
  title: 'A hint with a forged signature is refused',
  failureTitle: 'A hint with a forged signature is not refused',
  why: 'Whoever can make a provider take a forged hint decides whom it asks and whom it names in its answer. Microsoft asks providers to validate the hint first.',
  requirement: {
    id: 'EAM-06',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'refuse-requests',
    steps: [
      'Verify the signature of the id_token_hint by the keys of Entra’s discovery, and refuse a hint that does not pass. Only its exp is to be looked past.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }) => hostileRefused(signIns, 'hint-signature'),
});
