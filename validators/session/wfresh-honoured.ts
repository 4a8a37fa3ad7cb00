import { defineValidator } from '../../core/validator.ts';
import { askedAnew } from '../asked-anew.ts';

export default defineValidator({
  id: 'session/wfresh-honoured',
  title: 'wfresh=0 makes the provider authenticate anew',
  failureTitle: 'wfresh=0 is answered from the session',
  why: 'With wfresh=0 the relying party asks that the person be authenticated again before the token is issued. Entra sends it where it wants a new sign-in, so a provider that answers from its session shows Microsoft an old one.',
  requirement: {
    id: 'WSFED-1.2-13.2.2',
    source: 'https://docs.oasis-open.org/wsfed/federation/v1.2/os/ws-federation-1.2-spec-os.html',
  },
  remedy: {
    topic: 'reuse',
    steps: [
      'In the provider, honour wfresh=0 for this application: ask for the factors again, and send the new AuthenticationInstant (in a SAML 2.0 token: AuthnInstant).',
    ],
  },
  needs: ['signIns'],
  evaluate: ({ signIns }, context) => askedAnew(signIns, 'wfresh=0', { timeOwed: true }, context),
});
