import { defineValidator } from '../../core/validator.ts';
import { secondFactorGiven } from '../factors.ts';
import { brought, mfaPlaces, nothingCame, type InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/mfa-said-after-step-up',
  title: 'MFA is said after the second factor was asked for later',
  failureTitle: 'MFA is missing although the second factor was given later',
  why: 'Where a sign-in begins with the password, the second factor comes when something asks for MFA. A provider that keeps the methods of the first sign-in with the session then does the MFA and does not say it.',
  requirement: { id: 'AMR-02', source: 'https://www.rfc-editor.org/rfc/rfc8176.html#section-2' },
  remedy: {
    topic: 'send-mfa',
    steps: [
      'In the provider, add the methods of a step up to those of the session, and fill the claim from all of them.',
    ],
  },
  needs: ['signIns', 'factorsSeen'],
  evaluate({ signIns }, { options: { words } }: InWords) {
    const stepUp = signIns.find(({ purpose }) => purpose === 'step-up');
    if (!stepUp || !secondFactorGiven(stepUp))
      return { outcome: 'notApplicable', reason: 'No second factor was given in a step up.' };
    if (brought(stepUp).length === 0) return nothingCame(stepUp);
    const [place] = mfaPlaces(stepUp, words);
    if (place?.says) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['MFA, as the second factor was given'],
      actual: [place?.text ?? 'nothing to read'],
    };
  },
});
