import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'assertion/own-signature',
  title: 'The assertion carries a signature of its own',
  failureTitle: 'Only the element around the assertion is signed',
  why: 'Entra wants the assertion itself to be signed; a signature over the whole answer may come on top, and is not enough.',
  requirement: {
    id: 'SAML-05',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: { topic: 'sign-assertions', steps: ['In the provider, sign assertions, not only responses.'] },
  needs: ['assertion'],
  evaluate({ assertion }) {
    if (assertion.signedBy === 'assertion') return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['a signature of the assertion'],
      actual: ['a signature of the element around it'],
    };
  },
});
