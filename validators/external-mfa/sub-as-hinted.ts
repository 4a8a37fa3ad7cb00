import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

export default defineValidator({
  id: 'external-mfa/sub-as-hinted',
  title: 'sub is that of the id_token_hint',
  failureTitle: 'sub is not that of the id_token_hint',
  why: 'Entra asked about one person and named that person in the hint. An answer about another subject, though it be the provider’s own name for the same person, proves nothing to Entra.',
  requirement: {
    id: 'EAM-03',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: { topic: 'token-claims', steps: ['Copy sub from the id_token_hint into the id_token, unchanged.'] },
  needs: ['idToken', 'request'],
  evaluate({ idToken, request: { hint } }) {
    if (!hint) return { outcome: 'inconclusive', reason: 'The evidence does not hold the id_token_hint.' };
    const sub = claim(idToken.payload, 'sub');
    const hinted = claim(hint, 'sub');
    if (sub === hinted) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [shown(hinted)], actual: [shown(sub)] };
  },
});
