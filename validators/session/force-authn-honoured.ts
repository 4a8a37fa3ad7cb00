import { defineValidator } from '../../core/validator.ts';
import { askedAnew } from '../asked-anew.ts';

export default defineValidator({
  id: 'session/force-authn-honoured',
  title: 'ForceAuthn makes the provider authenticate anew',
  failureTitle: 'ForceAuthn is answered from the session',
  why: 'With ForceAuthn="true" the relying party asks that the person prove themselves now: the provider must authenticate them directly, and not rely on a session from before. AuthnInstant is what shows it, so it must be that of the new authentication.',
  requirement: {
    id: 'SAML-CORE-3.4.1',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'reuse',
    steps: [
      'In the provider, honour ForceAuthn for this application: ask for the factors again, and send the new AuthnInstant.',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }, context) => askedAnew(signIns, 'ForceAuthn', { timeOwed: true }, context),
});
