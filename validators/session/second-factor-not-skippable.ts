import { defineValidator } from '../../core/validator.ts';
import { mfaTaken, mustBeRefused, notAsked, notMade } from '../sign-ins.ts';
import type { InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/second-factor-not-skippable',
  title: 'The second factor cannot be skipped',
  failureTitle: 'The second factor can be skipped',
  why: 'The page offers to go on without the second factor, and does. No claim is false, as the tokens do not say MFA; but Partner Center demands MFA at every sign-in, and people skip what can be skipped.',
  requirement: {
    id: 'PSR-MFA',
    source:
      'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'In the provider, make the second factor required for this client and these users, and take away "skip", "later" and periods of grace.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }, { options: { words } }: InWords) {
    const left = signIns.filter(({ purpose }) => purpose === 'cancelled');
    if (left.length === 0) return notMade('cancelled');
    if (left.every((one) => one.left === undefined)) return notAsked;
    const tried = left.find((one) => one.left === 'skip');
    if (!tried)
      return { outcome: 'notApplicable', reason: 'The page does not offer to skip the second factor.' };
    if (mfaTaken(tried, words).length > 0)
      return {
        outcome: 'notApplicable',
        reason: 'What came says MFA; session/no-mfa-without-second-factor judges that.',
      };
    return mustBeRefused(tried);
  },
});
