import { claimsSources, methodsPlaces } from '../core/authentication-methods.ts';
import type { Artifacts } from '../core/validator.ts';
import { claimsMfa } from './amr.ts';
import { claim, shown } from './claims.ts';
import { resembles } from './mfa-words.ts';

/** Each place that says MFA, rightly written or not, as it is shown to a reader: `amr`, and `words` where the profile looks for them. */
export function sayingMfa(artifacts: Partial<Artifacts>, words: readonly string[]): string[] {
  const ofClaims = claimsSources(artifacts).flatMap(({ name, claims }) => {
    const amr = claim(claims, 'amr');
    const acr = claim(claims, 'acr');
    return [
      ...(amr !== undefined && claimsMfa(amr) ? [`${name}: ${shown(amr)}`] : []),
      ...(typeof acr === 'string' && resembles(acr, words) ? [`acr of ${name}: ${shown(acr)}`] : []),
    ];
  });
  const places = artifacts.assertion ? methodsPlaces(artifacts.assertion).read : [];
  const ofAssertion = places.flatMap(({ source, values }) =>
    values.filter((value) => resembles(value, words)).map((value) => `${source}: ${shown(value)}`),
  );
  return [...ofClaims, ...ofAssertion];
}
