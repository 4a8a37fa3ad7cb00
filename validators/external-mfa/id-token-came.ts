import { defineValidator } from '../../core/validator.ts';

export default defineValidator({
  id: 'external-mfa/id-token-came',
  title: 'The provider answered with an id_token',
  failureTitle: 'The provider did not answer with a readable id_token',
  why: 'Entra takes the second factor as done only where an id_token comes back. Anything else fails the sign-in of the person who waits at Entra.',
  requirement: {
    id: 'EAM-03',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'After the second factor, post an id_token, signed with RS256 and not encrypted, to the redirect_uri.',
    ],
  },
  needs: ['capture', 'account'],
  evaluate({ capture: { authorizationResponse, idToken, unreadableIdToken }, account }) {
    if (idToken) return { outcome: 'pass' };
    if (!authorizationResponse)
      return { outcome: 'inconclusive', reason: 'The sign-in ended before the provider answered.' };
    if (account.factors.length === 0)
      return { outcome: 'notApplicable', reason: 'This account has no second factor.' };
    const { error, error_description: description } = authorizationResponse.parameters;
    const said = error ? [error, description].filter(Boolean).join(': ') : 'neither id_token nor error';
    const actual = unreadableIdToken ? `an id_token that cannot be read: ${unreadableIdToken.reason}` : said;
    return { outcome: 'fail', expected: ['id_token'], actual: [actual] };
  },
});
