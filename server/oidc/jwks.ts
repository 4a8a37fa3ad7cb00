import type { JwksEvidence } from '../../core/evidence.ts';
import type { JsonObject } from '../../core/model.ts';
import { isJsonObject, parseJsonObject } from '../json.ts';
import { addressFault, type ProviderAnswer, type ProviderHttp } from '../provider-http.ts';

/** The provider's published keys, as fetched. `keys` is null where there are none to look in; `reason` says why. */
export type Jwks =
  | { answer: ProviderAnswer; evidence: JwksEvidence; keys: JsonObject[] | null; reason: string }
  | { answer: null; evidence: null; keys: null; reason: string };

const keptKeys = 50;
const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

/** `issuer`: who names the address. Throws HarnessError where the network, and not the answer, is at fault. */
export async function fetchJwks(http: ProviderHttp, jwksUri: unknown, issuer?: string): Promise<Jwks> {
  const fault = addressFault(jwksUri, issuer);
  if (fault || typeof jwksUri !== 'string') {
    return {
      answer: null,
      evidence: null,
      keys: null,
      reason: `The discovery document's jwks_uri ${fault}.`,
    };
  }
  const answer = await http.get(jwksUri);
  const members = parseJsonObject(answer.text)?.keys;
  const keys = Array.isArray(members) ? members.filter(isJsonObject) : null;
  return {
    answer,
    evidence: {
      url: jwksUri,
      status: answer.status,
      keys: (keys ?? []).slice(0, keptKeys).map(publicPart),
      total: keys?.length ?? 0,
    },
    keys: answer.status === 200 ? keys : null,
    reason: `${jwksUri} answered with HTTP ${answer.status} and ${keys ? 'a' : 'no'} JSON Web Key Set.`,
  };
}

/** A provider that publishes a private key by mistake must not find it in a report. */
function publicPart(key: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(key).filter(([member]) => !privateMembers.has(member)));
}
