import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

type Claims = Record<string, unknown>;

/** One request as the provider saw it; `form` is its query, or its body when it was posted. */
export interface Seen {
  path: string;
  headers: IncomingMessage['headers'];
  form: URLSearchParams;
}

export type Handler = (response: ServerResponse, seen: Seen) => unknown;

/** A provider small enough to lie in every way: each path can be answered by a handler of the test. */
export interface TestProvider {
  readonly issuer: string;
  readonly seen: Seen[];
  /** Merged over what is honest; undefined leaves a member out. */
  metadata: Claims;
  claims: Claims;
  tokens: Claims;
  response: Record<string, string>;
  answers: Record<string, Handler>;
  keys: JWK[];
  key: CryptoKey;
  kid: string;
  close(): Promise<void>;
}

export const keyPair = await generateKeyPair('ES256', { extractable: true });
export const otherKeyPair = await generateKeyPair('ES256', { extractable: true });
export const publicJwk: JWK = {
  ...(await exportJWK(keyPair.publicKey)),
  kid: 'one',
  use: 'sig',
  alg: 'ES256',
};

export function part(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** By hand, as jose refuses to make most of what is made here. */
export async function sign(
  header: Claims,
  payload: unknown,
  key: CryptoKey | string = keyPair.privateKey,
): Promise<string> {
  const input = `${part(header)}.${part(payload)}`;
  const signature =
    typeof key === 'string'
      ? createHmac('sha256', key).update(input).digest()
      : Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(input)));
  return `${input}.${signature.toString('base64url')}`;
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export async function startTestProvider(): Promise<TestProvider> {
  let nonce = '';
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const provider: TestProvider = {
    issuer,
    seen: [],
    metadata: {},
    claims: {},
    tokens: {},
    response: {},
    answers: {},
    keys: [publicJwk],
    key: keyPair.privateKey,
    kid: 'one',
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };

  const honest: Record<string, Handler> = {
    '/.well-known/openid-configuration': (response) =>
      json(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        userinfo_endpoint: `${issuer}/userinfo`,
        introspection_endpoint: `${issuer}/introspect`,
        pushed_authorization_request_endpoint: `${issuer}/par`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        ...provider.metadata,
      }),
    '/jwks': (response) => json(response, 200, { keys: provider.keys }),
    '/authorize': (response, { form }) => {
      nonce = form.get('nonce') ?? nonce;
      const answer = {
        code: `code-${randomBytes(16).toString('hex')}`,
        state: form.get('state') ?? '',
        ...provider.response,
      };
      const location = `${form.get('redirect_uri')}?${new URLSearchParams(answer)}`;
      response.writeHead(302, { location }).end();
    },
    '/par': (response) => json(response, 201, { request_uri: 'urn:example:pushed', expires_in: 60 }),
    '/token': async (response, { form }) => {
      const refreshed = form.get('grant_type') === 'refresh_token';
      const now = Math.floor(Date.now() / 1000);
      const accessToken = `access-${randomBytes(16).toString('hex')}`;
      const at_hash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
      const payload = {
        iss: issuer,
        sub: 'alice',
        aud: 'client',
        exp: now + 300,
        iat: now,
        amr: ['pwd', 'otp', 'mfa'],
        at_hash,
        ...(!refreshed && { nonce }),
        ...provider.claims,
      };
      json(response, 200, {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: 300,
        id_token: await sign({ alg: 'ES256', kid: provider.kid }, payload, provider.key),
        ...provider.tokens,
      });
    },
    '/userinfo': (response) => json(response, 200, { sub: 'alice', amr: ['pwd'] }),
    '/introspect': (response) => json(response, 200, { active: true, sub: 'alice' }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const form = request.method === 'POST' ? new URLSearchParams(await text(request)) : searchParams;
    const seen = { path: pathname, headers: request.headers, form };
    provider.seen.push(seen);
    const handler = provider.answers[pathname] ?? honest[pathname];
    if (handler) await handler(response, seen);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
  }
  return provider;
}

/** Goes where redirects and forms that send themselves lead, with a browser's cookies; returns the last page. */
export async function walk(startUrl: string): Promise<Response> {
  const jar = new Map<string, string>();
  let url = startUrl;
  let form: URLSearchParams | undefined;
  for (;;) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    const html = location ? '' : await response.clone().text();
    const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
    if (!location && !action) return response;
    url = new URL(location ?? action!, url).href;
    form = location
      ? undefined
      : new URLSearchParams(
          [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
        );
  }
}
