import type { DiscoveryEvidence } from '../../core/evidence.ts';
import type { JsonObject } from '../../core/model.ts';
import { defineValidator } from '../../core/validator.ts';
import { isArrayOfStrings } from '../amr.ts';
import { claim, isWebAddress, shown, wasCut } from '../claims.ts';

/** No provider needs as many; a relying party that reads them at every sign-in would suffer. */
const mostKeys = 1000;
const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'];
const lists = [
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
];

export default defineValidator({
  id: 'oidc/discovery-sane',
  title: 'The discovery document is complete and belongs to the issuer',
  failureTitle: 'The discovery document is incomplete or belongs to another issuer',
  why: 'A relying party learns from this document where to send people and by which keys to trust tokens. A wrong issuer or a missing address makes some products fail and others trust the wrong keys.',
  requirement: {
    id: 'OIDC-DISCOVERY-3',
    source: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
  },
  remedy: {
    topic: 'discovery',
    steps: [
      'Open the issuer followed by /.well-known/openid-configuration in a browser and compare it with what is named here.',
      'Mend the public address (host name, proxy, path) in the settings of the provider.',
    ],
  },
  needs: ['discovery', 'issuer'],
  evaluate({ discovery, issuer }) {
    const wrong = discovery.document
      ? problems(discovery.document, discovery, issuer)
      : [`status ${String(discovery.status)}, ${discovery.url}: not a JSON object`];
    if (wrong.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: ['a complete document of this issuer'], actual: wrong };
  },
});

function problems(document: JsonObject, { jwks, status }: DiscoveryEvidence, issuer: string): string[] {
  const named = claim(document, 'issuer');
  return [
    ...(status === 200 ? [] : [`status: ${String(status)} instead of 200`]),
    ...(named === issuer ? [] : [`issuer: ${shown(named)} instead of ${shown(issuer)}`]),
    ...endpoints
      .filter((name) => !isWebAddress(claim(document, name)))
      .map((name) => `${name}: ${shown(claim(document, name))} is no http(s) address`),
    ...lists
      .filter((name) => !isArrayOfStrings(claim(document, name)))
      .map((name) => `${name}: ${shown(claim(document, name))} is no array of strings`),
    ...(wasCut(document) ? ['a value nested deeper than 64 levels, which crashes some relying parties'] : []),
    ...(jwks && jwks.total > mostKeys ? [`jwks_uri: ${String(jwks.total)} keys`] : []),
    ...(jwks && jwks.status !== 200 ? [`jwks_uri answered with status ${String(jwks.status)}`] : []),
  ];
}
