import { defineValidator } from '../../core/validator.ts';
import { claim, shown } from '../claims.ts';

const asked = 'possessionorinherence';

export default defineValidator({
  id: 'external-mfa/acr-as-asked',
  title: 'acr is the one that Entra asked for',
  failureTitle: 'acr is not the one that Entra asked for',
  why: 'Entra asks for acr as an essential claim. It takes one of the values that it asked for; a narrower one, though true, is reported to be refused.',
  requirement: {
    id: 'EAM-02',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'acr',
    steps: ['Send acr as one string, copied from the values in the claims parameter of the request.'],
  },
  needs: ['idToken'],
  evaluate({ idToken }) {
    const acr = claim(idToken.payload, 'acr');
    if (acr === asked) return { outcome: 'pass' };
    const narrower = ['possession', 'inherence'].some((value) => value === acr);
    const detail = `acr is ${narrower ? 'narrower than' : 'not'} what was asked for.`;
    return { outcome: 'fail', expected: [shown(asked)], actual: [shown(acr)], detail };
  },
});
