import type { DiscoveryEvidence, JwtEvidence } from '../core/evidence.ts';
import { isArrayOfStrings } from './amr.ts';
import { claim, shown, shownShort } from './claims.ts';

/** What discovery offers for id_tokens; undefined where it does not say. */
export function offeredAlgs(discovery: DiscoveryEvidence | undefined): string[] | undefined {
  const offered = discovery?.document && claim(discovery.document, 'id_token_signing_alg_values_supported');
  return isArrayOfStrings(offered) ? offered : undefined;
}

/** Why no signature by this `alg` may be trusted, whatever the keys say; undefined: it may. */
export function refusedAlg(token: JwtEvidence, discovery: DiscoveryEvidence | undefined): string | undefined {
  const alg = claim(token.header, 'alg');
  const offered = offeredAlgs(discovery);
  if (typeof alg !== 'string') return `The header's alg is ${shown(alg)}, which names no algorithm.`;
  if (alg.toLowerCase() === 'none')
    return 'alg is "none": the token is not signed, and anybody could have written it.';
  if (offered && !offered.includes(alg)) return `Discovery does not offer ${shownShort(alg)} for id_tokens.`;
  const byPublicKey = !offered && token.signature.status === 'invalid';
  if (bySharedSecret(token) && byPublicKey)
    return `alg is ${shownShort(alg)}, a shared secret, where the keys are public: whoever knows them could have written the token.`;
  return undefined;
}

/** Whether the header names an HMAC, which has no published key. */
export function bySharedSecret({ header }: JwtEvidence): boolean {
  const alg = claim(header, 'alg');
  return typeof alg === 'string' && /^HS/i.test(alg);
}
