import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Router } from 'express';
import type { LabAccount } from '../accounts.ts';
import { behaviours, inTheFirstSecond } from '../behaviours.ts';
import type { Behaviour, Manner, Occasion } from '../behaviours.ts';
import { dateAhead } from '../clock.ts';
import { acrValues } from './acr.ts';
import { compactJws, hmacWith, newSigningKey, publicJwk, signedWith } from './jws.ts';
import type { Claims, SigningKey } from './jws.ts';

/** What a lie may know of the moment in which it is told. */
export interface Facts extends Occasion {
  issuer: string;
  clientSecret: string;
  /** Seconds since 1970. */
  now: number;
  grant: 'authorization_code' | 'refresh_token';
  /** The last code that the account typed. */
  code: string;
  /** Who typed a right password last. */
  latest: LabAccount;
}

/** One way to be wrong; what it shows is `place.claim`. */
export interface Defect extends Behaviour, Hooks {}

/** Where a provider can be made to differ; where no hook says otherwise, it stays as it is. */
export interface Hooks extends Manner {
  /** Replaces the honest `amr` in id_token, access token, userinfo and introspection; `undefined` leaves it out. */
  amr?: (honest: string[], facts: Facts) => unknown;
  idToken?: (claims: Claims, facts: Facts) => Claims;
  accessToken?: (claims: Claims, facts: Facts) => Claims;
  userinfo?: (claims: Claims, facts: Facts) => Claims | string;
  /** Changes the whole token response. */
  tokenResponse?: (body: Claims) => Claims;
  /** Signs the id_token in its own way. */
  sign?: (claims: Claims, key: SigningKey, facts: Facts) => string | Promise<string>;
  /** Changes the parameters of the authorization response in place. */
  response?: (params: Record<string, unknown>, issuer: string) => void;
  /** A string or a stream is sent as it is, as `contentType`. */
  discovery?: (document: Claims, issuer: string) => Claims | string | Readable;
  contentType?: string;
  /** `used`: a token was signed already. */
  jwks?: (keys: unknown[], used: boolean) => unknown[];
  errorDescription?: string;
  /** Secrets that are shown on the pages. */
  leaks?: (facts: Pick<Facts, 'account' | 'clientSecret' | 'code'>) => string[];
  /** Routes that come before the honest ones. */
  routes?: (router: Router, issuer: string) => void;
}

const hour = 3600;
const refreshTokens = { scope: 'openid offline_access', prompt: 'consent' };
const everywhere = ['id_token.amr', 'access_token.amr', 'userinfo.amr', 'introspection.amr'];

/** Sends `value` in place of an honest amr that says `mfa`; who has a password only stays ["pwd"]. */
const whenMfa =
  (value: unknown) =>
  (honest: string[]): unknown =>
    honest.includes('mfa') ? value : honest;

const nearMiss = <Id extends string>(id: Id, value: unknown, title: string, breaks: string) => ({
  id,
  title,
  breaks,
  shows: everywhere,
  amr: whenMfa(value),
});

const claim = <Id extends string>(
  id: Id,
  name: string,
  value: (facts: Facts, honest: unknown) => unknown,
  title: string,
  breaks: string,
) => ({
  id,
  title,
  breaks,
  shows: [`id_token.${name}`],
  // JSON leaves out what is undefined, so a claim can be absent.
  idToken: (claims: Claims, facts: Facts): Claims => ({ ...claims, [name]: value(facts, claims[name]) }),
});

const header = (key: SigningKey, rest: Claims = {}): Claims => ({
  alg: key.alg,
  typ: 'JWT',
  kid: key.kid,
  ...rest,
});
/** By a clock that is so many seconds ahead. */
export const clockAhead =
  (seconds: number) =>
  (claims: Claims): Claims => ({
    ...claims,
    ...Object.fromEntries(
      ['iat', 'exp', 'auth_time']
        .filter((name) => typeof claims[name] === 'number')
        .map((name) => [name, Number(claims[name]) + seconds]),
    ),
  });
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const scriptIn = (text: string): string =>
  `"><script>document.title='${text}'</script><img src=x onerror=alert(1)>`;

async function* drip(text: string): AsyncGenerator<string> {
  for (const byte of text) {
    yield byte;
    await after(1000, undefined, { ref: false });
  }
}

const microsoft = 'http://schemas.microsoft.com/claims/multipleauthn';

const amrDefects = [
  {
    id: 'amr-absent',
    title: 'No token has the claim amr',
    breaks: 'oidc/amr-present',
    shows: everywhere,
    amr: () => undefined,
  },
  {
    id: 'amr-empty',
    title: 'amr is an empty array',
    breaks: 'oidc/amr-contains-mfa',
    shows: everywhere,
    amr: () => [],
  },
  {
    id: 'amr-null',
    title: 'amr is null',
    breaks: 'oidc/amr-is-array-of-strings',
    shows: everywhere,
    amr: () => null,
  },
  {
    id: 'amr-number',
    title: 'amr is a number',
    breaks: 'oidc/amr-is-array-of-strings',
    shows: everywhere,
    amr: () => 2,
  },
  {
    ...nearMiss(
      'amr-fpt-unverified',
      ['pwd', 'fpt', 'mfa'],
      'amr says fpt, and the passkey verified nobody',
      'oidc/amr-matches-factors',
    ),
    variant: 'passkey',
  },
  nearMiss('amr-string', 'mfa', 'amr is the string "mfa"', 'oidc/amr-is-array-of-strings'),
  nearMiss(
    'amr-space-joined',
    'pwd otp mfa',
    'amr is one string, joined by spaces',
    'oidc/amr-is-array-of-strings',
  ),
  nearMiss(
    'amr-comma-joined',
    'pwd,otp,mfa',
    'amr is one string, joined by commas',
    'oidc/amr-is-array-of-strings',
  ),
  nearMiss(
    'amr-nested',
    [['pwd', 'otp', 'mfa']],
    'amr is an array in an array',
    'oidc/amr-is-array-of-strings',
  ),
  nearMiss('amr-object', { mfa: true }, 'amr is an object', 'oidc/amr-is-array-of-strings'),
  nearMiss(
    'amr-mixed-types',
    ['pwd', 'mfa', 1],
    'amr has a number beside its strings',
    'oidc/amr-is-array-of-strings',
  ),
  nearMiss(
    'amr-one-joined-value',
    ['pwd otp mfa'],
    'amr has one value that joins three',
    'oidc/amr-contains-mfa',
  ),
  nearMiss('amr-upper-case', ['pwd', 'otp', 'MFA'], 'amr says "MFA" in capitals', 'oidc/amr-contains-mfa'),
  nearMiss(
    'amr-padded',
    ['pwd', 'otp', ' mfa'],
    'amr says "mfa" with a space before it',
    'oidc/amr-contains-mfa',
  ),
  nearMiss(
    'amr-without-mfa',
    ['pwd', 'otp'],
    'amr names both factors and not "mfa"',
    'oidc/amr-contains-mfa',
  ),
  nearMiss('amr-pwd-only', ['pwd'], 'amr says "pwd" after both factors', 'oidc/amr-contains-mfa'),
  nearMiss(
    'amr-kratos',
    ['password', 'totp'],
    'amr says "password" and "totp", as Ory Kratos does',
    'oidc/amr-contains-mfa',
  ),
  nearMiss(
    'amr-wso2',
    ['BasicAuthenticator', 'totp'],
    'amr names its authenticators, as WSO2 does',
    'oidc/amr-contains-mfa',
  ),
  nearMiss(
    'amr-okta',
    ['pwd', 'okta_verify'],
    'amr says "okta_verify" and not "mfa"',
    'oidc/amr-contains-mfa',
  ),
  nearMiss('amr-level', ['1'], 'amr is a level, as Gluu sends it', 'oidc/amr-contains-mfa'),
  nearMiss('amr-multipleauthn', ['multipleauthn'], 'amr says "multipleauthn"', 'oidc/amr-contains-mfa'),
  nearMiss(
    'amr-microsoft-uri',
    ['pwd', microsoft],
    "amr has the value of Microsoft's SAML claim",
    'oidc/amr-contains-mfa',
  ),
  nearMiss('amr-ngcmfa', ['ngcmfa'], 'amr says "ngcmfa"', 'oidc/amr-contains-mfa'),
  nearMiss(
    'amr-unregistered-beside-mfa',
    ['pwd', 'totp', 'mfa'],
    'amr has a value outside the registry beside "mfa"',
    'oidc/amr-values-registered',
  ),
  nearMiss(
    'amr-sms-not-used',
    ['pwd', 'sms', 'mfa'],
    'amr names a text message that nobody got',
    'oidc/amr-matches-factors',
  ),
  nearMiss(
    'amr-hwk-not-used',
    ['hwk', 'mfa'],
    'amr names a hardware key that nobody has',
    'oidc/amr-matches-factors',
  ),
  nearMiss(
    'amr-face-not-used',
    ['pwd', 'face', 'mfa'],
    'amr names a face that nobody showed',
    'oidc/amr-matches-factors',
  ),
  nearMiss('amr-repeated', ['pwd', 'otp', 'mfa', 'mfa'], 'amr repeats a value', 'oidc/amr-values-unique'),
  {
    id: 'amr-differs-in-access-token',
    title: 'The access token has another amr than the id_token',
    breaks: 'oidc/amr-consistent',
    shows: ['access_token.amr', 'introspection.amr'],
    accessToken: (claims) => ({ ...claims, amr: ['pwd'] }),
  },
  {
    id: 'amr-differs-in-userinfo',
    title: 'Userinfo has another amr than the id_token',
    breaks: 'oidc/amr-consistent',
    shows: ['userinfo.amr'],
    userinfo: (claims) => ({ ...claims, amr: ['pwd'] }),
  },
  {
    id: 'amr-only-in-userinfo',
    title: 'amr is in userinfo and not in the id_token',
    breaks: 'oidc/amr-present',
    shows: ['id_token.amr', 'access_token.amr', 'introspection.amr'],
    idToken: (claims) => ({ ...claims, amr: undefined }),
    accessToken: (claims) => ({ ...claims, amr: undefined }),
  },
  {
    id: 'mfa-lost-on-refresh',
    title: 'amr loses "mfa" when the tokens are refreshed',
    breaks: 'session/mfa-kept-on-refresh',
    scenario: 'refresh',
    asks: refreshTokens,
    shows: everywhere.map((place) => `refresh:${place}`),
    amr: (honest, { grant }) => (grant === 'refresh_token' ? ['pwd'] : honest),
  },
  {
    id: 'mfa-in-the-first-second-refreshed',
    title: 'MFA is said in the first second after a sign-in only, and not when the tokens are refreshed',
    breaks: 'session/mfa-kept-on-refresh',
    scenario: 'refresh',
    asks: refreshTokens,
    shows: everywhere.map((place) => `reuse:${place}`),
    says: inTheFirstSecond,
  },
  {
    id: 'mfa-gained-on-refresh',
    title: 'amr gains "mfa" when the tokens are refreshed',
    breaks: 'session/no-mfa-without-second-factor',
    scenario: 'refresh',
    asks: refreshTokens,
    shows: [],
    amr: (honest, { grant }) =>
      grant === 'refresh_token' && !honest.includes('mfa') ? [...honest, 'mfa'] : honest,
  },
  {
    id: 'mfa-flickers-beside-its-methods',
    title: 'amr names both factors at every sign-in, and "mfa" at every other one only',
    breaks: 'session/mfa-said-every-time',
    repeat: 2,
    asks: { profile: 'rfc8176' },
    shows: [],
    amr: (honest, { nth }) => (nth % 2 === 0 ? honest.filter((value) => value !== 'mfa') : honest),
  },
  {
    id: 'mfa-not-as-over-saml',
    title: 'amr names both factors and not "mfa", while the same provider says MFA over SAML 2.0',
    breaks: 'consistency/mfa-agrees',
    asks: { profile: 'rfc8176', sameProviderAs: 'honest-saml' },
    shows: everywhere,
    amr: whenMfa(['pwd', 'otp']),
  },
  {
    id: 'mfa-kept-by-password',
    title: 'prompt=login asks for the password alone, and amr keeps "mfa" beside the new time',
    breaks: 'session/new-time-needs-new-factor',
    scenario: 'fresh',
    shows: [],
    misbehaves: 'prompt-login-asks-password',
    amr: (honest, { account }) => (account.totp && !honest.includes('mfa') ? [...honest, 'mfa'] : honest),
  },
] as const satisfies Defect[];

const nextKey = await newSigningKey('RS256');

const signatureDefects = [
  {
    id: 'bad-signature',
    title: 'The signature of the id_token is not the one of its content',
    breaks: 'oidc/id-token-signature',
    shows: ['id_token.#signature'],
    sign: (claims, key) =>
      compactJws(header(key), claims, (input) => signedWith(key)(Buffer.concat([input, input]))),
  },
  {
    id: 'other-key-same-kid',
    title: 'Another key signs the id_token under the kid of the published one',
    breaks: 'oidc/id-token-signature',
    shows: ['id_token.#signature'],
    sign: async (claims, key) => compactJws(header(key), claims, signedWith(await newSigningKey(key.alg))),
  },
  {
    id: 'alg-none',
    title: 'The id_token is not signed: alg is none',
    breaks: 'oidc/id-token-alg',
    shows: ['id_token.#alg', 'id_token.#kid', 'id_token.#signature'],
    sign: (claims) => compactJws({ alg: 'none', typ: 'JWT' }, claims, () => Buffer.alloc(0)),
  },
  {
    id: 'hs256-public-key-pem',
    title: 'The id_token is signed by HS256 with the public key in PEM as the secret',
    breaks: 'oidc/id-token-alg',
    shows: ['id_token.#alg', 'id_token.#signature'],
    sign: (claims, key) =>
      compactJws(
        header(key, { alg: 'HS256' }),
        claims,
        hmacWith(key.publicKey.export({ type: 'spki', format: 'pem' })),
      ),
  },
  {
    id: 'hs256-public-key-jwk',
    title: 'The id_token is signed by HS256 with the public key as JWK as the secret',
    breaks: 'oidc/id-token-alg',
    shows: ['id_token.#alg', 'id_token.#signature'],
    sign: (claims, key) =>
      compactJws(header(key, { alg: 'HS256' }), claims, hmacWith(JSON.stringify(publicJwk(key)))),
  },
  {
    id: 'hs256-client-secret',
    title: 'The id_token is signed by HS256 with the client secret, which discovery does not offer',
    breaks: 'oidc/id-token-alg',
    shows: ['id_token.#alg', 'id_token.#kid', 'id_token.#signature'],
    sign: (claims, _key, { clientSecret }) =>
      compactJws({ alg: 'HS256', typ: 'JWT' }, claims, hmacWith(clientSecret)),
  },
  {
    id: 'unknown-kid',
    title: 'A key that the JWKS does not hold signs the id_token',
    breaks: 'oidc/id-token-key-found',
    also: ['oidc/id-token-signature'],
    shows: ['id_token.#kid', 'id_token.#signature'],
    sign: async (claims, { alg }) => {
      const key = await newSigningKey(alg);
      return compactJws(header(key), claims, signedWith(key));
    },
  },
  {
    id: 'embedded-key',
    title: 'The id_token brings its own key in its header',
    breaks: 'oidc/id-token-key-found',
    also: ['oidc/id-token-signature'],
    shows: ['id_token.#jwk', 'id_token.#kid', 'id_token.#signature'],
    sign: async (claims, { alg }) => {
      const key = await newSigningKey(alg);
      return compactJws(header(key, { jwk: publicJwk(key) }), claims, signedWith(key));
    },
  },
  {
    id: 'key-rotated-out',
    title: 'The key that signed the id_token is replaced in the JWKS as soon as it has signed',
    breaks: 'oidc/id-token-key-found',
    also: ['oidc/id-token-signature'],
    shows: ['id_token.#signature', 'jwks.keys'],
    jwks: (keys, used) => (used ? [publicJwk(nextKey)] : keys),
  },
  {
    id: 'jwks-empty',
    title: 'The JWKS is empty',
    breaks: 'oidc/id-token-key-found',
    shows: ['jwks.keys', 'id_token.#signature'],
    jwks: () => [],
  },
] as const satisfies Defect[];

const claimDefects = [
  claim('wrong-iss', 'iss', ({ issuer }) => `${issuer}/other`, 'iss is another issuer', 'oidc/id-token-iss'),
  claim('wrong-aud', 'aud', () => 'someone-else', 'aud is another client', 'oidc/id-token-aud'),
  claim('aud-absent', 'aud', () => undefined, 'The id_token has no aud', 'oidc/id-token-aud'),
  {
    id: 'wrong-azp',
    title: 'The id_token has two audiences, and azp is the other one',
    breaks: 'oidc/id-token-azp',
    shows: ['id_token.aud', 'id_token.azp'],
    idToken: (claims, { client }) => ({ ...claims, aud: [client, 'someone-else'], azp: 'someone-else' }),
  },
  claim('expired', 'exp', ({ now }) => now - hour, 'The id_token expired an hour ago', 'oidc/id-token-exp'),
  claim('exp-absent', 'exp', () => undefined, 'The id_token has no exp', 'oidc/id-token-exp'),
  claim('iat-future', 'iat', ({ now }) => now + hour, 'iat is an hour ahead', 'oidc/id-token-iat'),
  claim('nbf-future', 'nbf', ({ now }) => now + hour, 'nbf is an hour ahead', 'oidc/id-token-nbf'),
  claim(
    'wrong-nonce',
    'nonce',
    () => randomBytes(16).toString('base64url'),
    'nonce is not the one sent',
    'oidc/id-token-nonce',
  ),
  claim('nonce-absent', 'nonce', () => undefined, 'The id_token has no nonce', 'oidc/id-token-nonce'),
  claim(
    'wrong-at-hash',
    'at_hash',
    () => randomBytes(16).toString('base64url'),
    'at_hash is of another token',
    'oidc/at-hash',
  ),
  claim(
    'wrong-c-hash',
    'c_hash',
    () => randomBytes(16).toString('base64url'),
    'c_hash is of another code',
    'oidc/c-hash',
  ),
  claim(
    'auth-time-old',
    'auth_time',
    ({ now }) => now - hour,
    'auth_time is an hour before the sign-in',
    'oidc/auth-time-in-interval',
  ),
  claim(
    'auth-time-future',
    'auth_time',
    ({ now }) => now + hour,
    'auth_time is an hour ahead',
    'oidc/auth-time-in-interval',
  ),
  claim('auth-time-zero', 'auth_time', () => 0, 'auth_time is 0', 'oidc/auth-time-in-interval'),
  claim(
    'auth-time-string',
    'auth_time',
    (_, honest) => String(honest),
    'auth_time is a string',
    'oidc/auth-time-in-interval',
  ),
  {
    ...claim(
      'auth-time-absent',
      'auth_time',
      () => undefined,
      'auth_time is absent, also after max_age',
      'oidc/auth-time-present',
    ),
    asks: { maxAge: 3600 },
  },
  {
    id: 'auth-time-renewed',
    title: 'auth_time is the time of the token, also when the session is used again',
    breaks: 'session/auth-time-kept-on-reuse',
    scenario: 'sso-reuse',
    shows: ['reuse:id_token.auth_time'],
    idToken: (claims, { now, grant }) =>
      grant === 'authorization_code' ? { ...claims, auth_time: now } : claims,
  },
  {
    ...claim(
      'wrong-acr',
      'acr',
      () => 'urn:amrcheck:lab:unasked',
      'acr is not one that was asked for',
      'oidc/acr-as-requested',
    ),
    asks: { claims: { id_token: { acr: { essential: true, values: [acrValues.mfa] } } } },
  },
  {
    id: 'auth-time-renewed-on-refresh',
    title: 'auth_time is the time of the refresh',
    breaks: 'session/auth-time-kept-on-refresh',
    scenario: 'refresh',
    asks: refreshTokens,
    shows: [],
    idToken: (claims, { now, grant }) => (grant === 'refresh_token' ? { ...claims, auth_time: now } : claims),
  },
  {
    id: 'sub-differs-in-userinfo',
    title: 'Userinfo is about another sub',
    breaks: 'oidc/sub-consistent',
    shows: ['userinfo.sub'],
    userinfo: (claims, { account }): Claims => ({ ...claims, sub: `${account.sub}-other` }),
  },
  {
    id: 'sub-differs-after-refresh',
    title: 'The refreshed id_token is about another sub',
    breaks: 'oidc/sub-consistent',
    scenario: 'refresh',
    asks: refreshTokens,
    shows: ['refresh:id_token.sub'],
    idToken: (claims, { account, grant }) =>
      grant === 'refresh_token' ? { ...claims, sub: `${account.sub}-other` } : claims,
  },
  {
    id: 'wrong-response-iss',
    title: 'The authorization response says another iss',
    breaks: 'oidc/response-iss',
    shows: ['response.iss'],
    response: (params, issuer) => {
      params['iss'] = `${issuer}/other`;
    },
  },
  {
    id: 'response-iss-absent',
    title: 'The authorization response has no iss, though discovery promises it',
    breaks: 'oidc/response-iss',
    shows: ['response.iss'],
    response: (params) => {
      delete params['iss'];
    },
  },
  {
    id: 'wrong-state',
    title: 'The authorization response has another state',
    breaks: 'oidc/response-state',
    shows: ['response.state'],
    response: (params) => {
      params['state'] = randomBytes(16).toString('base64url');
    },
  },
  {
    ...claim(
      'acr-value-passed-over',
      'acr',
      () => 'urn:amrcheck:lab:unasked',
      'acr is none of the acr_values',
      'oidc/acr-values-honoured',
    ),
    asks: { acrValues: acrValues.mfa },
  },
  {
    id: 'acr-not-refeds',
    title: "acr is a value of the provider's own, and not REFEDS's",
    breaks: 'oidc/acr-is-refeds-mfa',
    asks: { profile: 'refeds-mfa' },
    shows: [],
  },
  {
    id: 'id-token-absent',
    title: 'The token response has no id_token',
    breaks: 'oidc/id-token-present',
    shows: ['token_response.id_token'],
    tokenResponse: ({ id_token: _, ...body }) => body,
  },
  {
    id: 'clock-10-minutes-ahead',
    title: 'The clock is ten minutes ahead, in the Date header and in every time',
    breaks: 'session/clock-agrees',
    shows: ['id_token.auth_time', 'id_token.exp', 'id_token.iat'],
    idToken: clockAhead(600),
    routes: (router) => {
      router.use(dateAhead(600_000));
    },
  },
  {
    id: 'tokens-10-minutes-ahead',
    title: 'Every time in the id_token is ten minutes ahead, and the Date header is right',
    breaks: 'oidc/id-token-iat',
    also: ['oidc/auth-time-in-interval'],
    shows: ['id_token.auth_time', 'id_token.exp', 'id_token.iat'],
    idToken: clockAhead(600),
  },
] as const satisfies Defect[];

const behaviourDefects = [
  ...behaviours('', { mfa: everywhere, seenBy: 'oidc/amr-contains-mfa' }),
  {
    id: 'second-factor-not-asked',
    title: 'Nobody is asked for a second factor, and amr says so',
    breaks: 'session/second-factor-asked',
    shows: [...everywhere, ...everywhere.map((place) => place.replace('amr', 'acr'))],
    misbehaves: 'asks-password-only',
  },
  {
    id: 'ignores-prompt-login',
    title: 'prompt=login is answered from the session',
    breaks: 'session/prompt-login-honoured',
    scenario: 'fresh',
    shows: [],
    misbehaves: 'ignores-prompt-login',
  },
  {
    id: 'mfa-lost-on-step-up',
    title: 'amr says "pwd" though the second factor was given later',
    breaks: 'session/mfa-said-after-step-up',
    scenario: 'step-up',
    shows: [],
    misbehaves: 'forgets-step-up',
  },
  {
    id: 'claims-of-another',
    title: 'The id_token is about whoever typed a password last',
    breaks: 'session/no-claims-of-another',
    scenario: 'two-at-once',
    shows: [],
    idToken: (claims, { latest }) => ({ ...claims, sub: latest.sub }),
  },
  {
    id: 'acr-echoed',
    title: 'The essential acr that is asked for later is said without anything being asked',
    breaks: 'session/step-up-honoured',
    scenario: 'step-up',
    shows: [],
    misbehaves: 'echoes-acr',
  },
  {
    id: 'ignores-max-age',
    title: 'max_age is answered from an older session',
    breaks: 'session/max-age-honoured',
    scenario: 'fresh',
    shows: [],
    misbehaves: 'ignores-max-age',
  },
] as const satisfies Defect[];

const secretsOf = ({
  account,
  clientSecret,
  code,
}: Pick<Facts, 'account' | 'clientSecret' | 'code'>): Claims => ({
  echoed_password: account.password,
  echoed_code: code,
  echoed_client_secret: clientSecret,
  echoed_totp_secret: account.totp,
});
const echoed = ['echoed_password', 'echoed_code', 'echoed_client_secret', 'echoed_totp_secret'];

const hostileDefects = [
  {
    id: 'discovery-wrong-issuer',
    title: 'Discovery names another issuer',
    breaks: 'oidc/discovery-sane',
    shows: ['discovery.issuer'],
    discovery: (document, issuer) => ({ ...document, issuer: `${issuer}/other` }),
  },
  {
    id: 'discovery-javascript-url',
    title: 'Discovery has a javascript: URL as authorization_endpoint',
    breaks: 'DISCOVERY_UNUSABLE',
    shows: ['discovery.authorization_endpoint'],
    discovery: (document) => ({ ...document, authorization_endpoint: 'javascript:document.write("owned")' }),
  },
  {
    id: 'discovery-html',
    title: 'Discovery answers with an HTML page',
    breaks: 'DISCOVERY_UNUSABLE',
    shows: ['discovery.#text'],
    discovery: () => '<!doctype html><title>It works!</title><h1>It works!</h1>',
    contentType: 'text/html; charset=utf-8',
  },
  {
    id: 'discovery-huge',
    title: 'Discovery is 50 MB long',
    breaks: 'PROVIDER_ANSWER_TOO_LARGE',
    shows: ['discovery.padding'],
    discovery: (document) => ({ ...document, padding: 'x'.repeat(50_000_000) }),
  },
  {
    id: 'discovery-slow',
    title: 'Discovery comes one byte a second',
    breaks: 'PROVIDER_TOO_SLOW',
    shows: ['discovery.#text'],
    discovery: (document) =>
      Readable.from(drip(JSON.stringify(document)), { objectMode: false, highWaterMark: 1 }),
    contentType: 'application/json',
  },
  {
    id: 'discovery-deep',
    title: 'Discovery is nested 100,000 deep',
    breaks: 'oidc/discovery-sane',
    shows: ['discovery.nested'],
    discovery: (document) => `${JSON.stringify(document).slice(0, -1)},"nested":${deep(100_000)}}`,
    contentType: 'application/json',
  },
  {
    id: 'userinfo-deep',
    title: 'Userinfo is nested 100,000 deep',
    breaks: 'oidc/userinfo-sane',
    shows: ['userinfo.nested'],
    userinfo: (claims) => `${JSON.stringify(claims).slice(0, -1)},"nested":${deep(100_000)}}`,
  },
  {
    id: 'jwks-10000-keys',
    title: 'The JWKS has 10,000 keys, the right one last',
    breaks: 'oidc/discovery-sane',
    shows: ['jwks.keys'],
    jwks: (keys) => [
      ...Array.from({ length: 9_999 }, (_, i) => ({
        kty: 'EC',
        crv: 'P-256',
        use: 'sig',
        kid: `decoy-${i}`,
        x: randomBytes(32).toString('base64url'),
        y: randomBytes(32).toString('base64url'),
      })),
      ...keys,
    ],
  },
  {
    id: 'redirect-loop',
    title: 'The authorization endpoint redirects to itself for ever',
    breaks: 'PROVIDER_REDIRECT_LOOP',
    shows: ['authorization.#loop'],
    routes: (router, issuer) => {
      router.get('/auth', (request, response) => {
        response.redirect(303, `${issuer}/auth?round=${Number(request.query['round'] ?? 0) + 1}`);
      });
    },
  },
  {
    id: 'html-in-claims',
    title: 'Claims and error descriptions hold HTML and script',
    breaks: 'report/escaped',
    shows: ['id_token.name', 'id_token.email', 'userinfo.name', 'userinfo.email'],
    idToken: (claims) => ({ ...claims, name: scriptIn('name'), email: scriptIn('email') }),
    userinfo: (claims) => ({ ...claims, name: scriptIn('name'), email: scriptIn('email') }),
    errorDescription: scriptIn('error'),
  },
  {
    id: 'echoes-secrets',
    title: 'Password, code, client secret and TOTP secret come back in claims and on pages',
    breaks: 'report/redacted',
    shows: ['id_token', 'userinfo'].flatMap((place) => echoed.map((name) => `${place}.${name}`)),
    variant: 'stay-signed-in',
    idToken: (claims, facts) => ({ ...claims, ...secretsOf(facts) }),
    userinfo: (claims, facts) => ({ ...claims, ...secretsOf(facts) }),
    leaks: (facts) => Object.values(secretsOf(facts)).filter((secret) => typeof secret === 'string'),
  },
] as const satisfies Defect[];

const table = [
  ...amrDefects,
  ...signatureDefects,
  ...claimDefects,
  ...behaviourDefects,
  ...hostileDefects,
] as const;

export type DefectId = (typeof table)[number]['id'];

/** Every way in which a lab provider can lie, each of them breaking one thing. */
export const defects: readonly (Defect & { id: DefectId })[] = table;

/** Whether `id` names a defect. */
export const isDefectId = (id: string): id is DefectId => defects.some((defect) => defect.id === id);
