import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { brought, mfaPlaces } from '../sign-ins.ts';
import type { InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/mfa-said-when-fresh',
  title: 'MFA is said in each fresh sign-in in which the second factor was given',
  failureTitle: 'MFA is missing in a fresh sign-in although the second factor was given',
  why: 'Who asks for a fresh sign-in wants to be surest of it. Some providers take another path for it that does not fill the claim; Microsoft would then see no MFA although it was done.',
  requirement: { id: 'AMR-02', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'send-mfa',
    steps: [
      'In the provider, fill the claim in the flow for repeated sign-ins (re-authentication) as in that for the first one.',
    ],
  },
  needs: ['signIns', 'factorsSeen'],
  evaluate({ signIns: [first, ...later] }, { options: { words } }: InWords) {
    if (first && secondFactorGiven(first) && !mfaPlaces(first, words)[0]?.says)
      return { outcome: 'notApplicable', reason: 'The first sign-in does not say MFA either.' };
    const proven = later.filter((one) => secondFactorGiven(one) && brought(one).length > 0);
    const said = proven.map((one) => ({ one, place: mfaPlaces(one, words)[0] }));
    if (said.length === 0)
      return { outcome: 'notApplicable', reason: 'No fresh sign-in with a second factor brought a token.' };
    const silent = said.filter(({ place }) => !place?.says);
    if (silent.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['MFA, as after the first sign-in'],
      actual: silent.map(({ one, place }) => `${one.purpose}: ${place?.text ?? 'nothing to read'}`),
    };
  },
});
