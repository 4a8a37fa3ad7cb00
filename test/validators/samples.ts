/** An honest sign-in of alice with password and TOTP, and ways to make one thing of it wrong. */
import { expect, test } from 'vitest';
import type {
  DiscoveryEvidence,
  FactorUse,
  JwtEvidence,
  OidcCapture,
  SignIn,
  SignInEnd,
} from '../../core/evidence.ts';
import type { JsonObject, JsonValue } from '../../core/model.ts';
import type { Artifacts, Evaluation, Validator } from '../../core/validator.ts';

export const issuer = 'https://login.contoso.example';
export const began = Date.parse('2026-11-24T10:00:00.000Z');
export const arrived = began + 5_000;
/** Seconds since the epoch at which the person signed in. */
export const signedInAt = began / 1000 + 3;

export const honestClaims: JsonObject = {
  iss: issuer,
  sub: 'alice-1',
  aud: 'amrcheck',
  exp: signedInAt + 300,
  iat: signedInAt + 1,
  auth_time: signedInAt,
  nonce: 'n-1',
  amr: ['pwd', 'otp', 'mfa'],
};

/** Claims of the honest sign-in with changes; undefined leaves a claim out. */
export function claims(changes: Record<string, JsonValue | undefined> = {}): JsonObject {
  const merged = Object.entries({ ...honestClaims, ...changes });
  return Object.fromEntries(merged.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

export function jwt(payload: JsonObject = claims(), rest: Partial<JwtEvidence> = {}): JwtEvidence {
  return {
    kind: 'jwt',
    header: { alg: 'RS256', typ: 'JWT', kid: 'k1' },
    payload,
    cut: 'header.payload',
    signature: { status: 'verified', alg: 'RS256', kid: 'k1', candidates: 1 },
    hashes: {},
    digest: 'd1',
    ...rest,
  };
}

export function discovery(changes: Record<string, JsonValue> = {}): DiscoveryEvidence {
  return {
    url: `${issuer}/.well-known/openid-configuration`,
    fetchedAt: new Date(began).toISOString(),
    status: 200,
    document: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256'],
      ...changes,
    },
    jwks: { url: `${issuer}/jwks`, status: 200, keys: [{ kty: 'RSA', kid: 'k1' }], total: 1 },
  };
}

/** Captures of one sign-in whose id_token has these claims. */
export function capture(changes: Partial<OidcCapture> = {}): OidcCapture {
  return {
    request: {
      sentAt: new Date(began).toISOString(),
      endpoint: `${issuer}/authorize`,
      parameters: { client_id: 'amrcheck', state: 's-1', nonce: 'n-1', scope: 'openid' },
      pushed: false,
    },
    authorizationResponse: {
      receivedAt: new Date(arrived).toISOString(),
      mode: 'query',
      parameters: { code: 'digest', state: 's-1' },
      sameBrowser: true,
    },
    tokenResponse: {
      receivedAt: new Date(arrived).toISOString(),
      status: 200,
      contentType: 'application/json',
      body: { id_token: 'digest' },
    },
    idToken: jwt(),
    refreshes: [],
    library: [],
    ...changes,
  };
}

export function signIn(
  factors: readonly FactorUse['factor'][] = ['password', 'totp'],
  changes: Partial<SignIn> = {},
): SignIn {
  return {
    purpose: 'first',
    startedAt: new Date(began).toISOString(),
    finishedAt: new Date(arrived + 1_000).toISOString(),
    end: { kind: 'answered' },
    factorsUsed: factors.map((factor) => ({ factor, at: new Date(began + 2_000).toISOString() })),
    timeline: [],
    oidc: capture(),
    ...changes,
  };
}

export const enrolmentDemanded: SignInEnd = {
  kind: 'refused',
  reason: 'enrolment-demanded',
  message: 'The page asks to set up an authenticator app.',
  url: `${issuer}/enrol`,
};

export function honest() {
  const token = jwt();
  const whole = capture({ idToken: token });
  return {
    token,
    credential: token,
    idToken: token,
    accessToken: { kind: 'opaque', length: 20, digest: 'd2', reason: 'not a JWT' },
    userinfo: { status: 200, contentType: 'application/json', claims: { sub: 'alice-1' } },
    refreshes: [],
    issuer,
    clientId: 'amrcheck',
    audience: 'amrcheck',
    nonce: 'n-1',
    discovery: discovery(),
    request: whole.request,
    authorizationResponse: whole.authorizationResponse!,
    capture: whole,
    signIn: signIn(),
    signIns: [signIn()],
    account: { id: 'alice', factors: ['totp'], requireMfa: false },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
  } satisfies Partial<Artifacts>;
}

/** The honest artifacts, with a token of changed claims. */
export function tokenWith(changes: Record<string, JsonValue | undefined>): Partial<Artifacts> {
  const token = jwt(claims(changes));
  return { token, idToken: token };
}

/** Judges the honest artifacts with these in place of theirs; `null` takes one away. */
export function evaluate(
  validator: Validator,
  changes: { [Name in keyof Artifacts]?: Artifacts[Name] | null } = {},
): Evaluation {
  const merged = Object.entries({ ...honest(), ...changes });
  const artifacts: Partial<Artifacts> = Object.fromEntries(merged.filter(([, value]) => value !== null));
  return validator.evaluate(artifacts, {
    now: arrived,
    onProviderClock: (instant) => Date.parse(instant),
    toleranceMs: 60_000,
    options: {},
  });
}

/** What no claim should be: each must be judged, quickly and without a throw. */
export const hostileValues: Record<string, JsonValue> = {
  null: null,
  number: 5,
  boolean: true,
  object: { mfa: 'mfa', toString: 1 },
  'nested array': [[['mfa']]],
  '1 MB string': 'x'.repeat(1_000_000),
  '10,000 strings': Array.from({ length: 10_000 }, (_, index) => `v${String(index)}`),
  'deep nesting': deeplyNested(50_000),
};

function deeplyNested(depth: number): JsonValue {
  let value: JsonValue = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** One test for each hostile value of a claim: the outcome is `expected`, or what it names for that value. */
export function testHostileClaim(
  validator: Validator,
  claim: string,
  expected: Evaluation['outcome'],
  except: Record<string, Evaluation['outcome']> = {},
): void {
  test.each(Object.entries(hostileValues))(`${claim} as %s`, (name, value) => {
    const evaluation = evaluate(validator, tokenWith({ [claim]: value }));
    expect(evaluation.outcome).toBe(except[name] ?? expected);
    if (evaluation.outcome === 'fail') {
      expect(evaluation.expected.length).toBeGreaterThan(0);
      expect(evaluation.actual.length).toBeGreaterThan(0);
      expect(evaluation.detail?.length ?? 0).toBeLessThan(1_000);
    }
  });
}
