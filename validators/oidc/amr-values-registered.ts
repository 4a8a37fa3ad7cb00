import { defineValidator } from '../../core/validator.ts';
import { amrOf, unreadableAmr } from '../amr.ts';
import { registeredAmrValues } from '../amr-values.ts';
import { inWords, shown, shownShort } from '../claims.ts';

export default defineValidator({
  id: 'oidc/amr-values-registered',
  title: 'Every value of amr is registered',
  failureTitle: 'amr has values that are not registered',
  why: 'Relying parties know the values of RFC 8176 and its registry. A name of the product’s own means nothing to them, though it does no harm beside mfa.',
  requirement: {
    id: 'RFC8176-2',
    source: 'https://www.iana.org/assignments/authentication-method-reference-values/',
  },
  remedy: {
    topic: 'amr-format',
    steps: [
      'In the provider, map its own names to the values of RFC 8176, e.g. "password" to "pwd" and "totp" to "otp".',
    ],
  },
  needs: ['token'],
  evaluate({ token }) {
    const amr = amrOf(token.payload);
    if (!amr) return unreadableAmr(token.payload);
    const strangers = [...new Set(amr.filter((value) => !registeredAmrValues.includes(value)))];
    if (strangers.length === 0) return { outcome: 'pass' };
    const few = strangers.slice(0, 5).map(shownShort);
    return {
      outcome: 'fail',
      expected: [registeredAmrValues.join(' ')],
      actual: strangers.map(shown),
      detail: `amr has ${inWords(few)}, which the registry of RFC 8176 does not know.`,
    };
  },
});
