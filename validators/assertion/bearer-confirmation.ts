import { defineValidator } from '../../core/validator.ts';
import { bearersOf } from '../assertion.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'assertion/bearer-confirmation',
  title: 'The subject is confirmed as bearer',
  failureTitle: 'The subject is not confirmed as bearer',
  why: 'Signing in with a browser works by bearer: who brings the assertion is its subject. With another method, such as holder-of-key, a browser cannot show what is demanded.',
  requirement: {
    id: 'SAML-09',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: {
    topic: 'assertion-contents',
    steps: ['In the provider, use the subject confirmation method bearer for this application.'],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    if (bearersOf(assertion).length > 0) return { outcome: 'pass' };
    const methods = assertion.confirmations.map(({ method }) => shown(method));
    return {
      outcome: 'fail',
      expected: ['bearer'],
      actual: methods.length > 0 ? methods : ['no confirmation'],
    };
  },
});
