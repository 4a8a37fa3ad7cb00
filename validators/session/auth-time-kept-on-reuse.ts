import { defineValidator } from '../../core/validator.ts';
import { authTimeOf, brought, laterBy, nothingCame, notMade } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/auth-time-kept-on-reuse',
  title: 'Using the session again does not change the time of authentication',
  failureTitle: 'Using the session again changed the time of authentication',
  why: 'Where nothing was typed, nobody proved anything anew. Another time claims a sign-in that did not happen, and lets an old session pass for a fresh one.',
  requirement: { id: 'OIDC-CORE-2', source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
  assertionRequirement: {
    id: 'SAML-CORE-2.7.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'auth-time',
    steps: [
      'In the provider, keep the time of the sign-in with the session, and send it unchanged (auth_time, AuthnInstant) until a factor is asked again.',
    ],
  },
  needs: ['signIns', 'factorsSeen'],
  evaluate({ signIns: [first, ...later] }) {
    const reuse = later.find(({ purpose }) => purpose === 'reuse');
    if (!first || !reuse) return notMade('reuse');
    if (reuse.factorsUsed.length > 0)
      return {
        outcome: 'notApplicable',
        reason: 'The provider asked again, so the session was not re-used.',
      };
    if (brought(reuse).length === 0) return nothingCame(reuse);
    const [before, after] = [authTimeOf(first), authTimeOf(reuse)];
    if (!before || !after)
      return { outcome: 'notApplicable', reason: 'There are no two times of authentication to compare.' };
    if (laterBy(after, before) === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [before.text], actual: [after.text] };
  },
});
