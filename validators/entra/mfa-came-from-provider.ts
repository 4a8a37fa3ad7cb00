import type { SignIn } from '../../core/evidence.ts';
import { defineValidator } from '../../core/validator.ts';
import { amrOf } from '../amr.ts';
import { inWords } from '../claims.ts';

export default defineValidator({
  id: 'entra/mfa-came-from-provider',
  title: 'Entra had no need to ask for a second factor itself',
  failureTitle: 'Entra asked for the second factor itself',
  why: 'With acceptIfMfaDoneByFederatedIdp Entra does MFA itself where the provider does not say that it did. The final mfa then hides a silent provider, and every person needs a second factor at Entra, too.',
  requirement: {
    id: 'FED-02',
    source: 'https://learn.microsoft.com/en-us/graph/api/resources/internaldomainfederation',
  },
  remedy: {
    topic: 'say-multipleauthn',
    steps: [
      'Make the provider say http://schemas.microsoft.com/claims/multipleauthn when it has checked a second factor; the profiles entra-wsfed and entra-saml show whether it does.',
      'With rejectMfaByFederatedIdp Entra always asks itself: then this is meant.',
    ],
  },
  needs: ['token', 'signIn'],
  evaluate({ token, signIn }) {
    if (!amrOf(token.payload)?.includes('mfa'))
      return { outcome: 'notApplicable', reason: 'The token does not say mfa.' };
    const places = placesOf(signIn);
    if (places.length === 0)
      return { outcome: 'inconclusive', reason: 'No second factor was given on a page in this sign-in.' };
    const entra = signIn.entra && URL.parse(signIn.entra.authority)?.origin;
    if (entra === undefined || !places.includes(entra))
      return { outcome: 'pass', notes: [`The second factor was given at ${inWords(places)}.`] };
    return { outcome: 'fail', expected: ['a second factor at the provider alone'], actual: places };
  },
});

/** Origins of the pages on which a second factor was given. */
function placesOf({ factorsUsed }: SignIn): string[] {
  const origins = factorsUsed
    .filter(({ factor }) => factor !== 'password')
    .flatMap(({ page }) => (page === undefined ? [] : (URL.parse(page)?.origin ?? [])));
  return [...new Set(origins)];
}
