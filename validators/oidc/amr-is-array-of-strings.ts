import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';
import { isArrayOfStrings, unreadableAmr, whyNotArrayOfStrings } from '../amr.ts';

export default defineValidator({
  id: 'oidc/amr-is-array-of-strings',
  title: 'amr is an array of strings',
  failureTitle: 'amr is not an array of strings',
  why: "OpenID Connect defines amr as a JSON array of strings. A single string may slip through Microsoft's own test, which only looks for letters, but stricter relying parties, Entra's external MFA among them, refuse it.",
  requirement: {
    id: 'OIDC-CORE-2',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken',
  },
  remedy: {
    topic: 'amr-format',
    steps: [
      'In the provider, make the claim amr multivalued (a JSON array), with one element for each method, e.g. ["pwd","otp","mfa"].',
    ],
  },
  needs: ['token'],
  evaluate({ token }) {
    const amr = claim(token.payload, 'amr');
    if (amr === undefined) return unreadableAmr(token.payload);
    if (!isArrayOfStrings(amr))
      return {
        outcome: 'fail',
        expected: ['an array of strings'],
        actual: [shown(amr)],
        detail: whyNotArrayOfStrings(amr),
      };
    if (amr.length > 0) return { outcome: 'pass' };
    return { outcome: 'pass', notes: ['The array is empty: it names no method at all.'] };
  },
});
