import { defineValidator } from '../../core/validator.ts';
import { factorsGiven, secondFactorGiven } from '../factors.ts';
import { brought, mfaTaken, nothingCame, notMade, type InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/no-mfa-from-remembered-device',
  title: 'A remembered device does not stand for the second factor',
  failureTitle: 'MFA is said although a remembered device stood for the second factor',
  why: 'Microsoft demands a challenge at every authentication. A device that was remembered weeks ago proves nothing now: whoever sits at it and knows the password would be taken for somebody who did MFA.',
  requirement: {
    id: 'PSR-MFA',
    source:
      'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'In the provider, switch off remembered (trusted) devices for this client.',
      'Or leave MFA out of what is said where the second factor was not asked.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }, { options: { words } }: InWords) {
    const back = signIns.find(({ purpose }) => purpose === 'back');
    if (!back) return notMade('back');
    if (secondFactorGiven(back)) return { outcome: 'pass' };
    if (brought(back).length === 0) return nothingCame(back);
    if (back.factorsUsed.length === 0)
      return {
        outcome: 'notApplicable',
        reason: 'Nothing was asked: the session outlived the browser, which the scenario sso-reuse judges.',
      };
    const said = mfaTaken(back, words);
    if (said.length === 0) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['a second factor asked, or no MFA'],
      actual: [factorsGiven(back).join(), ...said],
    };
  },
});
