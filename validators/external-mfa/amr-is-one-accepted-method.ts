import { defineValidator } from '../../core/validator.ts';
import { amrOf, unreadableAmr } from '../amr.ts';
import { inWords, shown, shownShort } from '../claims.ts';

const accepted = 'face fido fpt hwk iris otp pop retina sc sms swk tel vbm'.split(' ');

export default defineValidator({
  id: 'external-mfa/amr-is-one-accepted-method',
  title: 'amr names exactly one method that Entra takes',
  failureTitle: 'amr does not name exactly one method that Entra takes',
  why: 'Entra matches the one method of the provider against the first factor that it checked itself. It takes neither pwd nor mfa from an External MFA provider: the mfa in the final token is its own.',
  requirement: {
    id: 'EAM-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'send-amr',
    steps: [
      'Send only the method that was used, one of those that the claims parameter lists; leave out pwd and mfa.',
    ],
  },
  needs: ['idToken'],
  evaluate({ idToken }) {
    const amr = amrOf(idToken.payload);
    if (!amr) return unreadableAmr(idToken.payload);
    const others = amr.filter((value) => !accepted.includes(value));
    if (amr.length === 1 && others.length === 0) return { outcome: 'pass' };
    const what =
      others.length > 0
        ? `amr says ${inWords(others.slice(0, 5).map(shownShort))}, which Entra does not take.`
        : `amr names ${String(amr.length)} methods; Entra takes exactly one.`;
    return {
      outcome: 'fail',
      expected: [`one of ${accepted.join(', ')}`],
      actual: amr.map(shown),
      detail: what,
    };
  },
});
