import { claimsSources } from '../../core/authentication-methods.ts';
import { defineValidator } from '../../core/validator.ts';
import type { JsonValue } from '../../core/model.ts';
import { isArrayOfStrings } from '../amr.ts';
import { claim, shown } from '../claims.ts';

const compared = ['id_token', 'access_token', 'userinfo'];

export default defineValidator({
  id: 'oidc/amr-consistent',
  title: 'amr is the same wherever it stands',
  failureTitle: 'amr differs between the id_token, the access_token and userinfo',
  why: 'One sign-in happened in one way. Where the id_token, the access token and userinfo tell different stories, a relying party believes whichever it happens to read.',
  requirement: { id: 'RFC9068-2.2.1', source: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2.1' },
  remedy: {
    topic: 'send-amr',
    steps: ['In the provider, fill amr by the same rule in the id_token, the access token and userinfo.'],
  },
  needs: ['token'],
  uses: ['idToken', 'accessToken', 'userinfo'],
  evaluate(artifacts) {
    const found = claimsSources(artifacts).flatMap(({ name, claims }) => {
      const amr = claim(claims, 'amr');
      return amr !== undefined && compared.includes(name) ? [{ name, amr }] : [];
    });
    const [first] = found;
    if (!first || found.length === 1)
      return { outcome: 'notApplicable', reason: `amr stands in ${first?.name ?? 'no token'} only.` };
    if (found.every(({ amr }) => asSet(amr) === asSet(first.amr))) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      expected: ['the same values everywhere'],
      actual: found.map(({ name, amr }) => `${name}: ${shown(amr)}`),
    };
  },
});

/** Neither order nor repetition makes a difference. */
function asSet(amr: JsonValue): string {
  return shown(isArrayOfStrings(amr) ? [...new Set(amr)].sort() : amr);
}
