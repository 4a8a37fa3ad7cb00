import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'oidc/acr-values-honoured',
  title: 'acr is one of the acr_values that were asked for',
  failureTitle: 'acr is none of the acr_values that were asked for',
  why: 'acr_values is a wish, which a provider may leave unmet. A relying party should know that it was.',
  requirement: {
    id: 'OIDC-CORE-3.1.2.1',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest',
  },
  remedy: {
    topic: 'acr',
    steps: [
      'In the provider, map the acr_values that were asked for to sign-in policies, and send the one that was met as acr.',
    ],
  },
  needs: ['idToken', 'request'],
  evaluate({ idToken, request }) {
    const wished = request.parameters['acr_values']?.split(' ').filter((value) => value !== '') ?? [];
    if (wished.length === 0) return { outcome: 'notApplicable', reason: 'No acr_values were sent.' };
    const acr = claim(idToken.payload, 'acr');
    if (typeof acr === 'string' && wished.includes(acr)) return { outcome: 'pass' };
    return { outcome: 'fail', expected: wished.map(shown), actual: [shown(acr)] };
  },
});
