import type { JsonObject } from '../../core/model.ts';
import { defineValidator } from '../../core/validator.ts';
import { isArrayOfStrings } from '../amr.ts';
import { claim, isWebAddress, shown } from '../claims.ts';

const lists = {
  scopes_supported: 'openid',
  response_types_supported: 'id_token',
  id_token_signing_alg_values_supported: 'RS256',
};

export default defineValidator({
  id: 'external-mfa/discovery-fits-entra',
  title: 'The discovery document says what Entra needs',
  failureTitle: 'The discovery document does not say what Entra needs',
  why: 'Entra learns the issuer, the authorization endpoint and the keys from this document, and keeps them for a day. What is missing here fails every sign-in until then.',
  requirement: {
    id: 'EAM-04',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-external-method-provider',
  },
  remedy: {
    topic: 'discovery',
    steps: [
      'Complete the document; the issuer must be its own address without /.well-known/openid-configuration.',
    ],
  },
  needs: ['discovery', 'issuer'],
  evaluate({ discovery, issuer }) {
    const { document } = discovery;
    if (!document) return { outcome: 'fail', expected: ['a JSON object'], actual: ['something else'] };
    const wrong = problems(document, issuer);
    if (wrong.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['a document that fits External MFA'], actual: wrong };
  },
});

function problems(document: JsonObject, issuer: string): string[] {
  const named = claim(document, 'issuer');
  return [
    ...(named === issuer ? [] : [`issuer: ${shown(named)} instead of ${shown(issuer)}`]),
    ...['authorization_endpoint', 'jwks_uri']
      .filter((name) => !isWebAddress(claim(document, name)))
      .map((name) => `${name}: ${shown(claim(document, name))} is no http(s) address`),
    ...Object.entries(lists).flatMap(([name, value]) => {
      const listed = claim(document, name);
      return isArrayOfStrings(listed) && listed.includes(value)
        ? []
        : [`${name}: ${shown(listed)} is without ${shown(value)}`];
    }),
  ];
}
