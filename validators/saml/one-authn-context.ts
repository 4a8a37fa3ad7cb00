import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';

export default defineValidator({
  id: 'saml/one-authn-context',
  title: 'The assertion has exactly one authentication context',
  failureTitle: 'The assertion does not have exactly one authentication context',
  why: 'Microsoft reads the method from the one AuthnContextClassRef. With two, which of them is read is left to chance; with none there is nothing to read.',
  requirement: {
    id: 'SAML-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions',
  },
  remedy: {
    topic: 'authn-context',
    steps: ['In the provider, send one AuthnStatement with one AuthnContextClassRef.'],
  },
  needs: ['assertion'],
  evaluate({ assertion }) {
    const { authnStatements } = assertion;
    const methods = authnStatements.flatMap((statement) => statement.methods);
    if (authnStatements.length === 1 && methods.length === 1) return { outcome: 'pass' };
    const actual =
      authnStatements.length > 1
        ? [`${String(authnStatements.length)} authentication statements`]
        : methods.map(shown);
    return {
      outcome: 'fail',
      expected: ['one AuthnContextClassRef'],
      actual: actual.length > 0 ? actual : ['none'],
    };
  },
});
