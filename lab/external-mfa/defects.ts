import type { Response } from 'express';
import type { ScenarioId } from '../../core/model.ts';
import { compactJws, newSigningKey, signedWith } from '../oidc/jws.ts';
import type { Claims, SigningKey } from '../oidc/jws.ts';
import type { Misbehaviour } from '../interaction.ts';
import type { HintLapse } from './hint.ts';

/** One way for a provider of External MFA to be wrong; where no hook says otherwise, it stays honest. */
export interface ExternalMfaDefect {
  id: string;
  /** What the provider does, as a sentence without a full stop. */
  title: string;
  /** The check that should catch it. */
  breaks: string;
  /** The scenario that shows it; default: `mfa`. */
  scenario?: ScenarioId;
  /** Checks that fail beside it, for the same cause. */
  also?: readonly string[];
  idToken?: (claims: Claims) => Claims;
  sign?: (claims: Claims, key: SigningKey) => string | Promise<string>;
  /** Changes the fields that are posted back. */
  response?: (fields: Record<string, string>) => Record<string, string>;
  answersBy?: 'query';
  discovery?: (document: Claims) => Claims;
  sendsInChunks?: true;
  jwks?: (keys: Claims[]) => Claims[];
  lapses?: readonly HintLapse[];
  misbehaves?: Misbehaviour;
  skips?: 'factor' | 'redirect-uri' | 'replay' | 'other-user' | 'second-call';
  bareGet?: (response: Response) => void;
}

const claim = <Id extends string>(id: Id, name: string, value: unknown, title: string, breaks: string) => ({
  id,
  title,
  breaks,
  idToken: (claims: Claims): Claims => ({ ...claims, [name]: value }),
});

const isArray = 'external-mfa/amr-is-array';
const isAccepted = 'external-mfa/amr-is-one-accepted-method';
const isAsked = 'external-mfa/acr-as-asked';

const es256 = newSigningKey('ES256');

const table = [
  claim('eam-amr-mfa', 'amr', ['mfa'], 'amr says mfa', isAccepted),
  claim('eam-amr-two-methods', 'amr', ['pwd', 'otp'], 'amr names the password beside the code', isAccepted),
  claim('eam-amr-otp-and-pop', 'amr', ['otp', 'pop'], 'amr names two methods that Entra takes', isAccepted),
  claim('eam-amr-vendor-name', 'amr', ['totp'], 'amr holds a name of the vendor', isAccepted),
  claim('eam-amr-string', 'amr', 'otp', 'amr is a string', isArray),
  claim('eam-amr-absent', 'amr', undefined, 'amr is missing', isArray),
  claim('eam-acr-narrower', 'acr', 'possession', 'acr is narrower than what was asked', isAsked),
  claim('eam-acr-list', 'acr', ['possessionorinherence'], 'acr is an array', isAsked),
  claim('eam-acr-absent', 'acr', undefined, 'acr is missing', isAsked),
  claim('eam-amr-untrue', 'amr', ['fpt'], 'amr says fingerprint after a code', 'oidc/amr-matches-factors'),
  claim('eam-sub-own', 'sub', 'alice@vendor', 'sub is the vendor’s own name', 'external-mfa/sub-as-hinted'),
  claim('eam-nonce-other', 'nonce', 'another', 'nonce is another', 'oidc/id-token-nonce'),
  claim('eam-aud-other', 'aud', 'another', 'aud is another client', 'oidc/id-token-aud'),
  claim('eam-iss-other', 'iss', 'http://localhost/another', 'iss is another issuer', 'oidc/id-token-iss'),
  claim('eam-expired', 'exp', 1_700_000_000, 'The id_token is expired', 'oidc/id-token-exp'),
  {
    id: 'eam-es256',
    also: ['oidc/id-token-signature', 'oidc/id-token-key-found'],
    title: 'The id_token is signed with ES256',
    breaks: 'external-mfa/signed-with-rs256',
    discovery: (document) => ({ ...document, id_token_signing_alg_values_supported: ['RS256', 'ES256'] }),
    sign: async (claims) => {
      const key = await es256;
      return compactJws({ alg: 'ES256', typ: 'JWT', kid: key.kid }, claims, signedWith(key));
    },
  },
  {
    id: 'eam-rs512',
    title: 'The id_token is signed with RS512, which discovery offers and Entra does not name',
    breaks: 'external-mfa/signed-with-rs256',
    discovery: (document) => ({ ...document, id_token_signing_alg_values_supported: ['RS256', 'RS512'] }),
    jwks: (keys) => keys.map(({ alg: _any, ...key }) => key),
    sign: (claims, key) =>
      compactJws({ alg: 'RS512', typ: 'JWT', kid: key.kid }, claims, signedWith(key, 'sha512')),
  },
  {
    id: 'eam-foreign-key',
    title: 'The id_token is signed by a key that is not published, under the kid of one that is',
    breaks: 'oidc/id-token-signature',
    sign: async (claims, { kid }) =>
      compactJws({ alg: 'RS256', typ: 'JWT', kid }, claims, signedWith(await newSigningKey('RS256'))),
  },
  {
    id: 'eam-unknown-kid',
    also: ['oidc/id-token-signature'],
    title: 'The kid is not published',
    breaks: 'oidc/id-token-key-found',
    sign: (claims, key) => compactJws({ alg: 'RS256', typ: 'JWT', kid: 'unknown' }, claims, signedWith(key)),
  },
  {
    id: 'eam-no-x5c',
    title: 'The key is published without its certificate',
    breaks: 'external-mfa/key-has-certificate',
    jwks: (keys) => keys.map(({ x5c: _left, ...key }) => key),
  },
  {
    id: 'eam-chunked-discovery',
    title: 'The discovery document is sent in chunks, without Content-Length',
    breaks: 'external-mfa/discovery-has-content-length',
    sendsInChunks: true,
  },
  {
    id: 'eam-discovery-code-only',
    title: 'The discovery document offers the code flow only',
    breaks: 'external-mfa/discovery-fits-entra',
    discovery: (document) => ({ ...document, response_types_supported: ['code'] }),
  },
  {
    id: 'eam-endpoint-unregistered',
    title: 'The authorization endpoint is not among the reply URLs of the application',
    breaks: 'external-mfa/authorization-endpoint-registered',
    discovery: (document) => ({
      ...document,
      authorization_endpoint: `${String(document['issuer'])}/v2/authorize`,
    }),
  },
  {
    id: 'eam-no-id-token',
    title: 'The answer holds an access token and no id_token',
    breaks: 'external-mfa/id-token-came',
    response: ({ id_token: _left, ...fields }) => ({ ...fields, access_token: 'none' }),
  },
  {
    id: 'eam-state-lost',
    title: 'state does not come back',
    breaks: 'oidc/response-state',
    response: ({ state: _left, ...fields }) => fields,
  },
  {
    id: 'eam-by-query',
    title: 'The answer comes in the address instead of being posted',
    breaks: 'external-mfa/answered-by-form-post',
    answersBy: 'query',
  },
  {
    id: 'eam-no-factor',
    title: 'An id_token comes without a factor',
    breaks: 'external-mfa/no-id-token-without-factor',
    skips: 'factor',
  },
  {
    id: 'eam-second-call',
    title: 'A second call in the same browser is answered without a factor',
    breaks: 'external-mfa/factor-asked-each-time',
    scenario: 'sso-reuse',
    skips: 'second-call',
  },
  {
    id: 'eam-cancel-signs-in',
    title: 'Who cancels gets an id_token',
    breaks: 'external-mfa/no-id-token-without-factor',
    scenario: 'cancelled',
    misbehaves: 'cancel-signs-in',
  },
  {
    id: 'eam-wrong-code',
    title: 'A wrong code is taken',
    breaks: 'session/wrong-code-refused',
    scenario: 'wrong-code',
    misbehaves: 'accepts-wrong-code',
  },
  {
    id: 'eam-used-code',
    title: 'A code is taken twice',
    breaks: 'session/used-code-refused',
    scenario: 'code-replay',
    misbehaves: 'accepts-used-code',
  },
  {
    id: 'eam-bare-get-500',
    title: 'A GET without parameters makes the server fail',
    breaks: 'external-mfa/bare-get-answered',
    bareGet: (response) => response.status(500).send('Cannot read properties of undefined'),
  },
  {
    id: 'eam-hint-unsigned',
    title: 'The signature of the hint is not checked',
    breaks: 'external-mfa/hint-signature-checked',
    scenario: 'hostile-requests',
    lapses: ['signature'],
  },
  {
    id: 'eam-hint-any-issuer',
    title: 'The issuer of the hint is not checked',
    breaks: 'external-mfa/hint-issuer-checked',
    scenario: 'hostile-requests',
    lapses: ['issuer'],
  },
  {
    id: 'eam-hint-any-tenant',
    title: 'The tenant of the hint is not checked',
    breaks: 'external-mfa/hint-tenant-checked',
    scenario: 'hostile-requests',
    lapses: ['tenant'],
  },
  {
    id: 'eam-any-redirect-uri',
    title: 'Every redirect_uri is answered',
    breaks: 'external-mfa/redirect-uri-checked',
    scenario: 'hostile-requests',
    skips: 'redirect-uri',
  },
  {
    id: 'eam-session-for-another',
    title: 'A hint for another person is answered from the session of the first',
    breaks: 'external-mfa/other-user-refused',
    scenario: 'hostile-requests',
    skips: 'other-user',
  },
  {
    id: 'eam-replay',
    title: 'A request is answered a second time',
    breaks: 'external-mfa/replayed-request-refused',
    scenario: 'hostile-requests',
    skips: 'replay',
  },
] as const satisfies ExternalMfaDefect[];

export type ExternalMfaDefectId = (typeof table)[number]['id'];

/** Every way to be wrong that the lab can show of External MFA. */
export const externalMfaDefects: readonly (ExternalMfaDefect & { id: ExternalMfaDefectId })[] = table;
