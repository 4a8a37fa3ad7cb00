import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/id-token-iss',
  title: 'iss of the id_token is the issuer',
  failureTitle: 'iss of the id_token is not the issuer',
  why: 'iss says who speaks. It must equal the issuer exactly, a slash at the end included, or a relying party refuses the token.',
  requirement: {
    id: 'OIDC-CORE-3.1.3.7-2',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
  },
  remedy: {
    topic: 'token-claims',
    steps: [
      'Give the provider one public address, and use the same one as issuer in discovery, in tokens and in the configuration.',
    ],
  },
  needs: ['idToken', 'issuer'],
  evaluate({ idToken, issuer }) {
    const iss = claim(idToken.payload, 'iss');
    if (iss === issuer) return { outcome: 'pass' };
    const slash = typeof iss === 'string' && iss.replace(/\/$/, '') === issuer.replace(/\/$/, '');
    return {
      outcome: 'fail',
      expected: [shown(issuer)],
      actual: [shown(iss)],
      ...(slash && { detail: 'iss of the id_token differs from the issuer by a slash at the end.' }),
    };
  },
});
