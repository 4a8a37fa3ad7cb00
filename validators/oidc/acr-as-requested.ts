import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';
import { essentialAcr } from '../requested.ts';

export default defineValidator({
  id: 'oidc/acr-as-requested',
  title: 'acr is one of the values that were asked for as essential',
  failureTitle: 'acr is none of the values that were asked for as essential',
  why: 'A relying party that asks for an essential acr must get one of its values, or no sign-in at all. A provider that goes on regardless leads everybody to believe that the demand was met.',
  requirement: {
    id: 'OIDC-CORE-5.5.1.1',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#acrSemantics',
  },
  remedy: {
    topic: 'acr',
    steps: [
      'In the provider, map the acr values that were asked for to sign-in policies, and refuse the sign-in where none can be met.',
    ],
  },
  needs: ['idToken', 'request'],
  evaluate({ idToken, request }) {
    const values = essentialAcr(request);
    if (values.length === 0)
      return { outcome: 'notApplicable', reason: 'No acr was asked for as essential.' };
    const acr = claim(idToken.payload, 'acr');
    if (typeof acr === 'string' && values.includes(acr)) return { outcome: 'pass' };
    return { outcome: 'fail', expected: values.map(shown), actual: [shown(acr)] };
  },
});
