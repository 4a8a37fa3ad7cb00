import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'external-mfa/key-has-certificate',
  title: 'The signing key is published with its certificate (x5c)',
  failureTitle: 'The signing key is published without its certificate (x5c)',
  why: 'Entra takes the key from the certificate in the JWK. A key set without x5c is valid for others and of no use to Entra.',
  requirement: {
    id: 'EAM-04',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'discovery',
    steps: [
      'Add x5c to the keys at the jwks_uri: the certificate of the key, in base64 DER. Entra caches keys for a day.',
    ],
  },
  needs: ['idToken', 'discovery'],
  evaluate({ idToken, discovery }) {
    const kid = claim(idToken.header, 'kid');
    const keys = discovery.jwks?.keys.filter((key) => claim(key, 'kid') === kid) ?? [];
    if (keys.length === 0)
      return {
        outcome: 'notApplicable',
        reason: 'The key is not published; oidc/id-token-key-found says so.',
      };
    const chains = keys.map((key) => claim(key, 'x5c'));
    if (chains.some((chain) => Array.isArray(chain) && typeof chain[0] === 'string' && chain[0] !== ''))
      return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['x5c with a certificate'], actual: chains.map(shown) };
  },
});
