import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'external-mfa/signed-with-rs256',
  title: 'The id_token is signed with RS256',
  failureTitle: 'The id_token is not signed with RS256',
  why: 'RS256 is the only algorithm that Microsoft names for External MFA. What works with other relying parties may not work with Entra.',
  requirement: {
    id: 'EAM-03',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'sign-tokens',
    steps: ['Sign the id_tokens for Entra with RS256, by an RSA key of 2048 bits or more.'],
  },
  needs: ['idToken'],
  evaluate({ idToken }) {
    const alg = claim(idToken.header, 'alg');
    if (alg === 'RS256') return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['"RS256"'], actual: [shown(alg)] };
  },
});
