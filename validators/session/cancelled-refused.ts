import { defineValidator } from '../../core/validator.ts';
import { mustBeRefused, notAsked, notMade } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/cancelled-refused',
  title: 'Leaving at the second factor does not sign in',
  failureTitle: 'Leaving at the second factor signed in',
  why: 'Whoever cancels, or goes back and forward again, has not given the second factor. A provider that sends tokens all the same has finished the sign-in before it was asked.',
  requirement: {
    id: 'PSR-MFA',
    source:
      'https://learn.microsoft.com/en-us/partner-center/security/partner-security-requirements-mandating-mfa',
  },
  remedy: {
    topic: 'ask-second-factor',
    steps: [
      'In the provider, finish the sign-in only after the second factor was checked, and answer access_denied where the person leaves.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    const tried = signIns.filter(({ purpose }) => purpose === 'cancelled');
    const left = tried.filter((one) => one.left !== undefined);
    if (tried.length === 0) return notMade('cancelled');
    if (left.length === 0) return notAsked;
    const ended = left.filter((one) => one.left !== 'skip').map((one) => mustBeRefused(one));
    const worst =
      ended.find(({ outcome }) => outcome === 'fail') ??
      ended.find(({ outcome }) => outcome === 'inconclusive') ??
      ended[0];
    return (
      worst ?? {
        outcome: 'notApplicable',
        reason: 'The second factor was only skipped; session/second-factor-not-skippable judges that.',
      }
    );
  },
});
