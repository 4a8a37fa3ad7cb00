import { claimsSources } from '../../core/authentication-methods.ts';
import { defineValidator } from '../../core/validator.ts';
import { claim, inWords, shownShort } from '../claims.ts';

export default defineValidator({
  id: 'oidc/amr-present',
  title: 'The token has an amr claim',
  failureTitle: 'The token has no amr claim',
  why: 'amr is the only claim in which a provider tells how a person signed in. Without it MFA may have been done, but nobody can prove it: Microsoft then treats the sign-in as one without MFA.',
  requirement: {
    id: 'AMR-01',
    source: 'https://learn.microsoft.com/en-us/powershell/partnercenter/test-partner-security-requirements',
  },
  remedy: {
    topic: 'send-amr',
    steps: [
      'In the provider, add the claim amr to the tokens of this client (often called a mapper, a claim rule or an attribute statement).',
      'Fill it with the authentication methods of the sign-in, as an array of strings, e.g. ["pwd","otp","mfa"].',
    ],
  },
  needs: ['token'],
  uses: ['idToken', 'accessToken', 'userinfo'],
  evaluate({ token, ...others }) {
    if (claim(token.payload, 'amr') !== undefined) return { outcome: 'pass' };
    const names = Object.keys(token.payload);
    const near = names.find((name) => name.toLowerCase() === 'amr' || /authnmethodsreferences$/i.test(name));
    const elsewhere = claimsSources(others)
      .filter(({ claims }) => claim(claims, 'amr') !== undefined)
      .map(({ name }) => name);
    const name = others.idToken === token ? 'id_token' : 'access_token';
    const detail = near
      ? `The ${name} has no amr claim; it has ${shownShort(near)}, which is not the same.`
      : elsewhere.length > 0
        ? `The ${name} has no amr claim; amr stands only in ${inWords(elsewhere)}, where Microsoft does not look.`
        : appOnly(token.payload['idtyp'])
          ? 'The token is an app-only one: no person signed in, so it cannot say how. Take a token of a user.'
          : `The ${name} has no amr claim.`;
    return {
      outcome: 'fail',
      expected: ['amr'],
      actual: names.length > 0 ? names.slice(0, 50) : ['no claims at all'],
      detail,
    };
  },
});

/** https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference */
function appOnly(idtyp: unknown): boolean {
  return idtyp === 'app';
}
