import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '../../core/model.ts';
import { hintClaims, issuerOf, type HintedUser } from './hint.ts';
import { newSigningKey, type SigningKey } from './signing-key.ts';

/** The methods that Entra takes for a second factor, and the acr that it asks for. */
const claims = {
  id_token: {
    acr: { essential: true, values: ['possessionorinherence'] },
    amr: {
      essential: true,
      values: [
        'face',
        'fido',
        'fpt',
        'hwk',
        'iris',
        'otp',
        'pop',
        'retina',
        'sc',
        'sms',
        'swk',
        'tel',
        'vbm',
      ],
    },
  },
};

/** What is wrong with a request that must be refused. */
export const hostileKinds = [
  'hint-signature',
  'hint-issuer',
  'hint-tenant',
  'redirect-uri',
  'other-user',
  'replayed',
] as const;
export type HostileKind = (typeof hostileKinds)[number];

/** A request to a provider of External MFA, as Entra posts it. */
export interface ExternalMfaRequest {
  parameters: Record<string, string>;
  /** What the id_token_hint says. */
  hint: JsonObject;
}

export interface RequestContext {
  baseUrl: string;
  callbackUrl: string;
  clientId: string;
  /** aud of the hint. */
  audience: string;
  tenant: string;
  key: SigningKey;
}

/** A proper request, or with one thing wrong. */
export async function buildRequest(
  { baseUrl, callbackUrl, clientId, audience, tenant, key }: RequestContext,
  user: HintedUser,
  wrong?: Exclude<HostileKind, 'replayed'>,
): Promise<ExternalMfaRequest> {
  const foreign = randomUUID();
  const named = wrong === 'hint-tenant' ? foreign : tenant;
  const issuer = wrong === 'hint-issuer' ? `${baseUrl}/foreign/${tenant}/v2.0` : issuerOf(baseUrl, named);
  const nobody = { username: `nobody-${randomBytes(4).toString('hex')}` };
  const hint = hintClaims({
    issuer,
    tenant: named,
    audience,
    user: wrong === 'other-user' ? nobody : user,
    now: Math.floor(Date.now() / 1000),
  });
  // Under the name of our key, by another one.
  const signer = wrong === 'hint-signature' ? await forgerOf(key) : key;
  return {
    hint,
    parameters: {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      client_id: clientId,
      redirect_uri: wrong === 'redirect-uri' ? `${callbackUrl}/unregistered` : callbackUrl,
      nonce: randomBytes(24).toString('base64url'),
      state: randomBytes(24).toString('base64url'),
      id_token_hint: await signer.sign(hint),
      claims: JSON.stringify(claims),
      'client-request-id': randomUUID(),
    },
  };
}

async function forgerOf({ jwk }: SigningKey): Promise<Pick<SigningKey, 'sign'>> {
  const forger = await newSigningKey();
  return {
    sign: async (hint) => {
      const [, payload = '', signature = ''] = (await forger.sign(hint)).split('.');
      const header = Buffer.from(JSON.stringify({ typ: 'JWT', alg: 'RS256', kid: jwk.kid })).toString(
        'base64url',
      );
      return `${header}.${payload}.${signature}`;
    },
  };
}
