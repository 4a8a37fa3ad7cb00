import type { EntraCapture, GraphEvidence, OidcCapture } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import { parseJsonObject } from '../json.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { readToken } from '../oidc/token.ts';
import type { ProviderAnswer } from '../provider-http.ts';
import { askGraph, askPartnerCenter } from './apis.ts';
import type { EntraTenant } from './tenant.ts';

export interface TokenContext {
  redactor: Redactor;
  keepRaw: boolean;
}

/** v1.0 names the API by `resource`, v2.0 by `scope`; the API decides what version its token has. */
type EndpointVersion = 'v1.0' | 'v2.0';

/** What Entra's token endpoint gives for one sign-in, and what the APIs say of it. Nothing here judges it. */
export class EntraTokens {
  readonly #tenant: EntraTenant;
  readonly #version: EndpointVersion;
  readonly #capture: OidcCapture;
  readonly #entra: EntraCapture;
  readonly #context: TokenContext;
  #refreshToken: string | undefined;

  /** What comes joins `capture` and `entra`. */
  constructor(
    tenant: EntraTenant,
    version: EndpointVersion,
    { capture, entra }: { capture: OidcCapture; entra: EntraCapture },
    context: TokenContext,
  ) {
    this.#tenant = tenant;
    this.#version = version;
    this.#capture = capture;
    this.#entra = entra;
    this.#context = context;
  }

  get canRefresh(): boolean {
    return this.#refreshToken !== undefined;
  }

  /** Redeems what the sign-in gave, keeps what comes, and asks the APIs with it. Throws HarnessError. */
  async redeem(parameters: Record<string, string>): Promise<void> {
    await this.take(await requestTokens(this.#tenant, this.#version, parameters));
  }

  /** The same with an answer that is there already. */
  async take(answer: ProviderAnswer): Promise<void> {
    const { redactor } = this.#context;
    const { body, accessToken, token } = await this.#read(answer);
    this.#capture.tokenResponse = {
      receivedAt: new Date().toISOString(),
      status: answer.status,
      contentType: answer.contentType,
      body:
        body &&
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            name.endsWith('_token') && typeof value === 'string' ? redactor.digest(value) : value,
          ]),
        ),
    };
    if (accessToken) this.#capture.accessToken = accessToken;
    const { api, http, graph } = this.#tenant;
    if (token === undefined) return;
    if (api !== undefined) this.#entra.partnerCenter = await askPartnerCenter(http, api, token);
    if (graph) this.#entra.graph = await this.#graph(graph);
  }

  /** Refreshes once and appends what came. Throws HarnessError where Entra cannot be asked. */
  async refresh(): Promise<void> {
    if (this.#refreshToken === undefined) return;
    const at = new Date().toISOString();
    const answer = await this.#refreshed(this.#refreshToken);
    const { accessToken, error } = await this.#read(answer);
    const { graph } = this.#tenant;
    this.#capture.refreshes.push({
      ...{ at, status: answer.status },
      ...(error !== undefined && { error }),
      ...(accessToken && { accessToken }),
      ...(graph && { graph: await this.#graph(graph) }),
    });
  }

  /** A refresh token is good for every API. https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens */
  async #graph({ resource, api }: NonNullable<EntraTenant['graph']>): Promise<GraphEvidence> {
    if (this.#refreshToken === undefined) return {};
    const answer = await this.#refreshed(this.#refreshToken, resource);
    const { accessToken, token, error } = await this.#read(answer);
    return {
      ...(error !== undefined && { error }),
      ...(accessToken && { accessToken }),
      ...(token !== undefined && { answer: await askGraph(this.#tenant.http, api, token) }),
    };
  }

  #refreshed(refreshToken: string, resource?: string): Promise<ProviderAnswer> {
    const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken };
    return requestTokens(this.#tenant, this.#version, parameters, resource);
  }

  async #read({ text }: ProviderAnswer) {
    const { redactor, keepRaw } = this.#context;
    const body = parseJsonObject(text);
    const textIn = (name: string): string | undefined => {
      const value = body?.[name];
      return typeof value === 'string' ? value : undefined;
    };
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      const value = textIn(name);
      if (value !== undefined) rememberSecret(redactor, value, name);
    }
    this.#refreshToken = textIn('refresh_token') ?? this.#refreshToken;
    const token = textIn('access_token');
    const description = textIn('error_description');
    const error = textIn('error');
    return {
      body,
      token,
      error: error && [error, description].filter(Boolean).join(': '),
      accessToken:
        token === undefined
          ? undefined
          : await readToken(token, 'access_token', { redactor, keepRaw, jwks: await this.#tenant.jwks() }),
    };
  }
}

/** All that the client may do at this API, and a refresh token. */
export const scopeFor = (resource: string): string => `${resource}/.default offline_access`;

/** Asks the token endpoint, for the tenant's own API if not for another. Throws HarnessError. */
export function requestTokens(
  { http, clientId, clientSecret, endpoint, resource: own }: EntraTenant,
  version: EndpointVersion,
  parameters: Record<string, string>,
  resource = own,
): Promise<ProviderAnswer> {
  return http.send(endpoint(version === 'v1.0' ? 'oauth2/token' : 'oauth2/v2.0/token'), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: clientId,
      ...(version === 'v1.0' ? { resource } : { scope: scopeFor(resource) }),
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
      ...parameters,
    }),
  });
}
