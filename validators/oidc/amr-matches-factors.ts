import { defineValidator } from '../../core/validator.ts';
import { amrOf, unreadableAmr } from '../amr.ts';
import { inWords, shown } from '../claims.ts';
import { factorsGiven, isEarned } from '../factors.ts';

export default defineValidator({
  id: 'oidc/amr-matches-factors',
  title: 'amr names no factor that was not used',
  failureTitle: 'amr names a factor that was not used',
  why: 'amr is only worth something if it is true. A token that says fingerprint or text message after a sign-in with neither shows that the claim does not come from the sign-in.',
  requirement: { id: 'RFC8176-1', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-1' },
  remedy: {
    topic: 'send-amr',
    steps: [
      'In the provider, fill amr from the methods of the sign-in itself, not from what the user has enrolled and not from a fixed list.',
    ],
  },
  needs: ['token', 'signIn', 'factorsSeen'],
  evaluate({ token, signIn }) {
    const amr = amrOf(token.payload);
    if (!amr) return unreadableAmr(token.payload);
    const untrue = amr.filter((value) => !isEarned(value, signIn.factorsUsed));
    if (untrue.length === 0) return { outcome: 'pass' };
    const given = factorsGiven(signIn);
    return {
      outcome: 'fail',
      expected: [`only what was used: ${given.join(', ')}`],
      actual: amr.map(shown),
      detail: `amr says ${inWords(untrue.map(shown))}, but the sign-in used ${inWords(given)}.`,
    };
  },
});
