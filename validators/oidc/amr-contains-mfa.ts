import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';
import { amrOf, unreadableAmr, whyNoMfa } from '../amr.ts';
import { secondFactorGiven } from '../factors.ts';

export default defineValidator({
  id: 'oidc/amr-contains-mfa',
  title: 'amr contains "mfa"',
  failureTitle: 'amr does not contain "mfa"',
  why: 'Partner Center looks for exactly the value mfa in amr. The names of the single factors are not enough, and neither is another spelling: values are compared exactly, upper and lower case included.',
  requirement: {
    id: 'AMR-02',
    source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2',
  },
  remedy: {
    topic: 'send-mfa',
    steps: [
      'In the provider, add the value "mfa" to amr whenever the sign-in used more than one factor, beside the single methods.',
      'Do not write it as a constant: it must be missing where no second factor was used.',
    ],
  },
  needs: ['token'],
  uses: ['signIn'],
  evaluate({ token, signIn }) {
    const amr = amrOf(token.payload);
    if (!amr) return unreadableAmr(token.payload);
    if (amr.includes('mfa')) return { outcome: 'pass' };
    if (signIn && !secondFactorGiven(signIn))
      return {
        outcome: 'notApplicable',
        reason: 'No second factor was given in this sign-in, so amr is right not to say mfa.',
      };
    return { outcome: 'fail', expected: ['"mfa"'], actual: amr.map(shown), detail: whyNoMfa(amr) };
  },
});
