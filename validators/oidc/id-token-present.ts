import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'oidc/id-token-present',
  title: 'A readable id_token came',
  failureTitle: 'No readable id_token came',
  why: 'The id_token is where OpenID Connect says who signed in, when and how. A token response without one is plain OAuth and proves no sign-in.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.3',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#TokenResponse',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Check that the client is registered for OpenID Connect and may use the scope openid.',
      'Make the provider send the id_token as a signed JWT that is not encrypted.',
    ],
  },
  needs: ['capture'],
  evaluate({ capture: { tokenResponse, idToken, unreadableIdToken } }) {
    if (idToken) return { outcome: 'pass' };
    if (tokenResponse?.status !== 200)
      return { outcome: 'notApplicable', reason: 'The token endpoint gave no tokens.' };
    const encrypted = unreadableIdToken?.reason.startsWith('encrypted') === true;
    if (encrypted)
      return {
        outcome: 'inconclusive',
        reason: 'The id_token is encrypted; amrcheck has no key to read it.',
      };
    const actual = unreadableIdToken
      ? `an id_token that cannot be read: ${unreadableIdToken.reason}`
      : 'a token response without id_token';
    return { outcome: 'fail', expected: ['an id_token that is a signed JWT'], actual: [actual] };
  },
});
