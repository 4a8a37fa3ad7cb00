import { defineValidator } from '../../core/validator.ts';
import { factorsGiven, secondFactorGiven } from '../factors.ts';
import { authTimeOf, brought, laterBy, mfaTaken } from '../sign-ins.ts';
import type { InWords } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/new-time-needs-new-factor',
  title: 'MFA with a new time of authentication rests on a new second factor',
  failureTitle:
    'MFA is said with a new time of authentication although the second factor was not asked again',
  why: 'Claim and time belong together: they say that the second factor was given then. A provider that asks for the password only, and sends the old mfa with the new time, says that it was given when it was not.',
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  assertionRequirement: {
    id: 'SAML-CORE-2.7.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'reuse',
    steps: [
      'In the provider, ask for the second factor too when a sign-in is repeated, or leave mfa out of the tokens that follow.',
      'Keep the time of authentication with the methods it belongs to.',
    ],
  },
  needs: ['signIns', 'factorsSeen'],
  evaluate({ signIns: [first, ...later] }, { options: { words } }: InWords) {
    const partly = later.filter(
      (one) => one.factorsUsed.length > 0 && !secondFactorGiven(one) && brought(one).length > 0,
    );
    if (!first || partly.length === 0)
      return { outcome: 'notApplicable', reason: 'No later sign-in was done with a password alone.' };
    const saying = partly.filter((one) => mfaTaken(one, words).length > 0);
    if (saying.length === 0) return { outcome: 'pass' };
    const timed = saying.flatMap((one) => {
      const [before, after] = [authTimeOf(first), authTimeOf(one)];
      return before && after ? [{ one, before, after }] : [];
    });
    const renewed = timed.filter(({ before, after }) => laterBy(after, before) > 0);
    const [found] = renewed;
    if (found)
      return {
        outcome: 'fail',
        expected: [`a second factor, or the time ${found.before.text}`],
        actual: renewed.map(({ one, after }) => `${one.purpose}: ${factorsGiven(one).join()}, ${after.text}`),
        detail:
          'A re-used session may keep mfa only with its first authentication time; a new time needs a new challenge.',
      };
    if (timed.length === saying.length) return { outcome: 'pass' };
    return { outcome: 'notApplicable', reason: 'There are no two times of authentication to compare.' };
  },
});
