/**
 * What a probe brings home. Evidence is written to disk as JSON, holds no secret and nothing usable,
 * and is all that the judge sees: every verdict can be repeated from it.
 */
import type { HarnessErrorRecord } from './errors.ts';
import type { NationalCloudId } from './national-clouds.ts';
import type { SamlCapture, WsfedCapture } from './saml-evidence.ts';
import type { DriverId, FactorId, Instant, JsonObject, JsonValue, Protocol, ScenarioId } from './model.ts';

/** What stands in the place of JSON nested deeper than 64 levels: everything that reads evidence may recurse. */
export const tooDeep = '[nested deeper than 64 levels]';

/** One probe: one scenario, done once with one account of one target. */
export interface Evidence {
  schemaVersion: 1;
  target: TargetFacts;
  scenario: ScenarioId;
  account: AccountFacts;
  driver: DriverId;
  /** 1, or the how-many-eth repetition with `--repeat`. */
  attempt: number;
  startedAt: Instant;
  finishedAt: Instant;
  provider: RecognisedProvider;
  clock: ClockFacts;
  /** OIDC only. */
  discovery?: DiscoveryEvidence;
  /** In the order in which they were done; `mfa` and `password-only` have one. */
  signIns: SignIn[];
  /** A person signed in with a browser of their own and did not say how: `factorsUsed` is `manual`, and nobody saw it. */
  factorsUnseen?: true;
  /** The scenario has no meaning here, e.g. no refresh token came. The reason, as a sentence. */
  notApplicable?: string;
  /** The probe stopped early; what had been seen until then is above. */
  error?: HarnessErrorRecord;
}

/** What the judge needs to know of the configuration. Never a secret. */
export interface TargetFacts {
  id: string;
  protocol: Protocol;
  /** As configured; SAML, WS-Fed: else the entityID of the metadata. */
  issuer?: string;
  clientId?: string;
  /** SAML, WS-Fed: where sign-in begins. */
  url?: string;
  /** SAML: the service provider's. */
  entityId?: string;
  /** WS-Fed: wtrealm. */
  realm?: string;
  /** Where the answer is to be sent: SAML's AssertionConsumerServiceURL, WS-Fed's wreply. */
  reply?: string;
  /** The federated domain. */
  domain?: string;
  /** External MFA: those of the application in Entra. */
  replyUrls?: string[];
  /** Entra: which of Microsoft's. */
  cloud?: NationalCloudId;
  /** The target at which the same provider with the same accounts is met over another protocol, or by another client. */
  sameProviderAs?: string;
  profiles: string[];
  waive: Partial<Record<ScenarioId, string>>;
}

export interface AccountFacts {
  id: string;
  /** Factors as configured; empty for the negative control. */
  factors: FactorId[];
  requireMfa: boolean;
}

export interface RecognisedProvider {
  /** Id of a file under providers/, `generic` where no product was recognised. */
  id: string;
  detectedBy: string;
}

/** The provider's clock against ours, measured from the `Date` header of its answers. */
export interface ClockFacts {
  /** Milliseconds; positive when the provider is ahead. null where no `Date` header came. */
  offsetMs: number | null;
  /** How far off the figure may be: half the round trip and the header's whole second. */
  uncertaintyMs: number;
}

/** One complete attempt to get from the relying party to the provider and back. */
export interface SignIn {
  /** What it is for within the scenario, e.g. `first`, `reuse`. */
  purpose: string;
  startedAt: Instant;
  finishedAt: Instant;
  end: SignInEnd;
  /** In the order typed; only what was submitted and not rejected by the page that followed. */
  factorsUsed: FactorUse[];
  timeline: TimelineEvent[];
  /** How the second factor was left without giving it, where that was the task. */
  left?: Leaving;
  /** Beside the second factor the page offers to remember this device. */
  offersToRemember?: true;
  /** The provider was told to. */
  remembered?: true;
  /** Where it was not the probe's account. */
  account?: string;
  oidc?: OidcCapture;
  /** Through Entra; its tokens stand in `oidc`. */
  entra?: EntraCapture;
  saml?: SamlCapture;
  wsfed?: WsfedCapture;
}

/** By the page's own button, or away from the page and back to it. */
export type Leaving = 'skip' | 'cancel' | 'back';

/**
 * `answered`: the provider sent an answer to the relying party (tokens or an error, see the capture).
 * `refused`: the provider's pages did not let the account in; `reason` says how.
 */
export type SignInEnd =
  { kind: 'answered' } | { kind: 'refused'; reason: RefusalReason; message: string; url: string };

export type RefusalReason =
  | 'enrolment-demanded'
  | 'second-factor-demanded'
  | 'error-on-page'
  | 'locked-out'
  | 'password-expired'
  | 'cancelled'
  /** What may be refused led to a page that was not understood. */
  | 'unclear';

export interface FactorUse {
  factor: 'password' | FactorId;
  /** When it was submitted. */
  at: Instant;
  /** Origin and path of the page on which it was typed. */
  page?: string;
  /** `passkey`: false where its authenticator can verify nobody, so that it is one factor, possession. */
  userVerified?: false;
}

/** What happened in the browser. Kinds and names, never the values that were typed. */
export interface TimelineEvent {
  at: Instant;
  kind: 'request' | 'page' | 'typed' | 'chose' | 'submitted' | 'waited' | 'redirect' | 'answer' | 'note';
  /** A sentence for a person, e.g. `typed a TOTP code`. */
  text: string;
  /** Origin and path; the query is left out, as it carries codes. */
  url?: string;
  /** Path of a masked screenshot, relative to the run's folder. */
  screenshot?: string;
  /** Where there is no picture, what stands on the page. */
  outline?: string[];
}

// ---------------------------------------------------------------- Entra

/** What Entra says of the domain of a user name. */
export interface EntraRealm {
  status: number;
  /** `Federated`, `Managed`, `Unknown`. */
  nameSpaceType: string | null;
  protocol: string | null;
  /** Where it sends the person; without the query. */
  passiveEndpoint: string | null;
}

/** How an API answered a request with the token. */
export interface ApiAnswer {
  status: number;
  /** Of the error in the body. */
  code: string | null;
}

/** Asked with `ValidateMfa: true`. */
export interface PartnerCenterAnswer extends ApiAnswer {
  isMfaCompliant: string | null;
  /** The header `WWW-Authenticate`. */
  challenge: string | null;
}

/** What the same refresh token gave for Microsoft Graph; empty: there was none. */
export interface GraphEvidence {
  accessToken?: TokenEvidence;
  /** Why there is none. */
  error?: string;
  answer?: ApiAnswer;
}

export interface EntraCapture {
  authority: string;
  realm: EntraRealm;
  partnerCenter?: PartnerCenterAnswer;
  /** Where it was asked for. */
  graph?: GraphEvidence;
}

// ---------------------------------------------------------------- OpenID Connect

export interface OidcCapture {
  request: OidcRequest;
  authorizationResponse?: AuthorizationResponse;
  tokenResponse?: TokenResponse;
  idToken?: JwtEvidence;
  /** An id_token came that is no readable JWT; then there is no `idToken`. */
  unreadableIdToken?: OpaqueToken;
  accessToken?: TokenEvidence;
  userinfo?: UserinfoEvidence;
  introspection?: { status: number; claims: JsonObject | null };
  refreshes: RefreshEvidence[];
  /** openid-client's own judgement of each step; kept beside ours, never instead of it. */
  library: LibraryVerdict[];
}

export interface OidcRequest {
  sentAt: Instant;
  endpoint: string;
  /** As sent, without `request_uri`; `state` and `nonce` are spent once the answer is there and kept. */
  parameters: Record<string, string>;
  pushed: boolean;
  /** External MFA: the claims of the id_token_hint, whose digest stands in `parameters`. */
  hint?: JsonObject;
}

export interface AuthorizationResponse {
  receivedAt: Instant;
  mode: 'query' | 'form_post';
  /** As received; `code`, `id_token` and `access_token` are replaced by their digests. */
  parameters: Record<string, string>;
  /** Whether the browser that brought the answer is the one that began (correlation cookie). */
  sameBrowser: boolean;
}

export interface TokenResponse {
  receivedAt: Instant;
  status: number;
  contentType: string | null;
  /** Parsed body with every token replaced by its digest; null where it is not a JSON object. */
  body: JsonObject | null;
}

/** A JWT with its signature cut off. What needs the signature was computed at capture. */
export interface JwtEvidence {
  kind: 'jwt';
  header: JsonObject;
  /** The decoded payload; anything but an object is malformed. */
  payload: JsonObject;
  /** `header.payload`, as received. */
  cut: string;
  signature: SignatureFact;
  /** `at_hash`/`c_hash` against the access token and the code that came with it. */
  hashes: { at_hash?: HashFact; c_hash?: HashFact };
  digest: string;
}

/** Anything that is not a readable JWT: an opaque token, an encrypted one, or a broken one. */
export interface OpaqueToken {
  kind: 'opaque';
  length: number;
  digest: string;
  /** Why it is not read, e.g. `not a JWT`, `encrypted (JWE)`, `payload is not JSON`. */
  reason: string;
}

export type TokenEvidence = JwtEvidence | OpaqueToken;

export interface SignatureFact {
  /** `verified` by a published key; `invalid`: no published key verifies it; `notChecked`: no keys were at hand. */
  status: 'verified' | 'invalid' | 'notChecked';
  /** The header's `alg` and `kid` as received. */
  alg: JsonValue | null;
  kid: JsonValue | null;
  /** Published keys that fit the header: 0 means that the key was not found. */
  candidates: number;
  /** For `invalid` and `notChecked`: why, in a sentence. */
  reason?: string;
}

/** `claimed` is absent where the token has no such claim; `expected` is computed at capture. */
export interface HashFact {
  claimed?: JsonValue;
  expected: string;
}

export interface UserinfoEvidence {
  status: number;
  contentType: string | null;
  claims: JsonObject | null;
}

export interface RefreshEvidence {
  at: Instant;
  status: number;
  /** The provider's error code, e.g. `invalid_grant`. */
  error?: string;
  idToken?: JwtEvidence;
  accessToken?: TokenEvidence;
  graph?: GraphEvidence;
}

export interface LibraryVerdict {
  step: 'authorization-response' | 'refresh' | 'userinfo' | 'introspection';
  accepted: boolean;
  code?: string;
  message?: string;
}

export interface DiscoveryEvidence {
  url: string;
  fetchedAt: Instant;
  status: number;
  /** null where the answer was not a JSON object. */
  document: JsonObject | null;
  /** Whether the answer said how long it is. */
  contentLength?: boolean;
  /** External MFA: how the authorization endpoint answered a GET without parameters. */
  bareGetStatus?: number;
  jwks: JwksEvidence | null;
}

export interface JwksEvidence {
  url: string;
  status: number;
  /** Public members of at most 50 keys. */
  keys: JsonObject[];
  /** How many keys there were in all. */
  total: number;
}
