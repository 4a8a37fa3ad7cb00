import { defineValidator } from '../../core/validator.ts';
import { claimsOf } from '../person-claims.ts';
import { brought, notMade } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/no-claims-of-another',
  title: 'Two accounts that sign in at the same moment get each their own claims',
  failureTitle: 'An account got claims of another that signed in at the same moment',
  why: "A provider that keeps the person of a sign-in in the wrong place (a shared variable, a cache) mixes up two that meet. One then goes on as the other, with the other's MFA. It is rare, and never seen in a test with one account.",
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  remedy: {
    topic: 'token-claims',
    steps: [
      'In the provider, look for state that sign-ins share: fields of scripts and mappers, caches without the user in their key. Tell the vendor.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    const atOnce = signIns.filter(({ purpose }) => purpose === 'at-once');
    if (atOnce.length < 2) return notMade('at-once');
    if (atOnce.some((one) => brought(one).length === 0))
      return { outcome: 'notApplicable', reason: 'Only one of the two accounts was let in.' };
    const taken = atOnce.flatMap((one) => {
      const alone = signIns.filter(({ purpose }) => purpose === 'alone');
      const own = claimsOf(alone.filter(({ account }) => account === one.account));
      const others = claimsOf(
        [...alone, ...atOnce].filter(
          ({ account, purpose }) =>
            // Without a sign-in of its own to compare with, what both say at once is what tells.
            account !== one.account && (purpose === 'alone' || own.size === 0),
        ),
      );
      return [...claimsOf([one])].filter((text) => others.has(text) && !own.has(text));
    });
    if (taken.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['claims of their own'], actual: [...new Set(taken)] };
  },
});
