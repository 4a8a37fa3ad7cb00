import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { Evidence, JwtEvidence } from '../core/evidence.ts';
import { judge } from '../core/judge.ts';
import type { JsonObject } from '../core/model.ts';
import type { RunRecord } from '../core/run-record.ts';
import { profiles } from '../profiles/index.ts';
import { remedyFor } from '../providers/index.ts';
import { side, timed } from './side.ts';

const tokens = 1_000;

/** Judging 1,000 stored evidence files, parsing included, against 1,000 bare `jose.jwtVerify` of the same tokens. */
export async function judgingRatio(): Promise<number> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256' }] });
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'http://127.0.0.1/bench',
    aud: 'amrcheck',
    sub: 'alice',
    nonce: 'bench',
    iat: now,
    exp: now + 3600,
    auth_time: now,
    amr: ['pwd', 'otp', 'mfa'],
  };
  const header = { alg: 'RS256', kid: 'bench' };
  const signed = await Promise.all(
    Array.from({ length: tokens }, () => new SignJWT(claims).setProtectedHeader(header).sign(privateKey)),
  );
  const files = signed.map((token, index) => JSON.stringify(evidenceOf(token, header, claims, index, now)));
  const at = new Date(now * 1000).toISOString();
  const record: RunRecord = {
    schemaVersion: 1,
    amrcheck: '0.0.0',
    startedAt: at,
    finishedAt: at,
    digestKey: '',
    targets: Array.from({ length: tokens }, (_, index) => ({ facts: factsOf(index), notTested: [] })),
  };
  return side(
    'judging',
    9,
    () =>
      timed(() => {
        const evidence = files.map((file) => JSON.parse(file) as Evidence);
        const { targets } = judge({ record, evidence, profiles, remedyFor });
        if (targets.some(({ probes }) => probes[0]?.verdict !== 'pass'))
          throw new Error('a probe did not pass');
      }),
    () =>
      timed(async () => {
        for (const token of signed)
          await jwtVerify(token, jwks, { issuer: claims.iss, audience: claims.aud });
      }),
  );
}

const factsOf = (index: number): Evidence['target'] => ({
  id: `target-${index}`,
  protocol: 'oidc',
  issuer: 'http://127.0.0.1/bench',
  clientId: 'amrcheck',
  profiles: ['partner-center'],
  waive: {},
});

function evidenceOf(
  token: string,
  header: JsonObject,
  payload: JsonObject,
  index: number,
  now: number,
): Evidence {
  const at = (seconds: number): string => new Date((now + seconds) * 1000).toISOString();
  const cut = token.slice(0, token.lastIndexOf('.'));
  const signature: JwtEvidence['signature'] = {
    status: 'verified',
    alg: 'RS256',
    kid: 'bench',
    candidates: 1,
  };
  return {
    schemaVersion: 1,
    target: factsOf(index),
    scenario: 'mfa',
    account: { id: 'alice', factors: ['totp'], requireMfa: false },
    driver: 'browser',
    attempt: 1,
    startedAt: at(-2),
    finishedAt: at(1),
    provider: { id: 'generic', detectedBy: 'nothing' },
    clock: { offsetMs: 0, uncertaintyMs: 500 },
    discovery: {
      url: 'http://127.0.0.1/bench/.well-known/openid-configuration',
      fetchedAt: at(-2),
      status: 200,
      document: {
        issuer: 'http://127.0.0.1/bench',
        authorization_endpoint: 'http://127.0.0.1/bench/auth',
        token_endpoint: 'http://127.0.0.1/bench/token',
        jwks_uri: 'http://127.0.0.1/bench/jwks',
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
      jwks: { url: 'http://127.0.0.1/bench/jwks', status: 200, keys: [], total: 1 },
    },
    signIns: [
      {
        purpose: 'first',
        startedAt: at(-1),
        finishedAt: at(1),
        end: { kind: 'answered' },
        factorsUsed: [
          { factor: 'password', at: at(0) },
          { factor: 'totp', at: at(0) },
        ],
        timeline: [],
        oidc: {
          request: {
            sentAt: at(-1),
            endpoint: 'http://127.0.0.1/bench/auth',
            parameters: { client_id: 'amrcheck', nonce: 'bench', state: 'bench' },
            pushed: false,
          },
          authorizationResponse: {
            receivedAt: at(0),
            mode: 'query',
            parameters: { state: 'bench' },
            sameBrowser: true,
          },
          tokenResponse: { receivedAt: at(0), status: 200, contentType: 'application/json', body: {} },
          idToken: { kind: 'jwt', header, payload, cut, signature, hashes: {}, digest: '' },
          refreshes: [],
          library: [],
        },
      },
    ],
  };
}
