import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  skipSubjectCheck,
  tokenIntrospection,
} from 'openid-client';
import { asHarnessError } from '../../core/errors.ts';
import type { LibraryVerdict, OidcCapture, OidcRequest, TokenEvidence } from '../../core/evidence.ts';
import type { JsonObject } from '../../core/model.ts';
import type { Redactor } from '../../core/redact.ts';
import { parseJsonObject } from '../json.ts';
import { WaitingSignIn } from '../pending.ts';
import type { ProviderAnswer } from '../provider-http.ts';
import { askedParameters, type OidcAsked } from './asked.ts';
import { failedPush, rejectedClient } from './client-errors.ts';
import type { Jwks } from './jwks.ts';
import type { OidcProvider } from './provider.ts';
import { rememberSecret } from './provider-secret.ts';
import type { CodeSignIn } from './routes.ts';
import { decodeJwt, readToken } from './token.ts';
import { rejection } from './verdict.ts';

export interface SignInContext {
  callbackUrl: string;
  redactor: Redactor;
  keepRaw: boolean;
}

/**
 * One authorization code flow, from the request to everything that the provider gives for its code.
 * What arrives is captured first and handed to openid-client afterwards; nothing here judges it.
 */
export class OidcSignIn extends WaitingSignIn<OidcCapture> implements CodeSignIn {
  readonly authorizationUrl: string;
  readonly #provider: OidcProvider;
  readonly #context: SignInContext;
  readonly #asked: OidcAsked;
  readonly #codeVerifier: string;
  readonly #nonce: string;
  #refreshToken: string | undefined;
  /** Asked for as soon as there is a token for it, beside the reading of the tokens. */
  #extras: Promise<LibraryVerdict[]> | undefined;

  /** Sends the pushed authorization request where the provider demands one. Throws HarnessError. */
  static async begin(provider: OidcProvider, asked: OidcAsked, context: SignInContext): Promise<OidcSignIn> {
    const { redactor, callbackUrl } = context;
    const codeVerifier = randomPKCECodeVerifier();
    redactor.add(codeVerifier, 'code_verifier');
    const parameters = {
      response_type: 'code',
      redirect_uri: callbackUrl,
      ...askedParameters(asked),
      state: randomState(),
      nonce: randomNonce(),
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    };
    const pushed = provider.metadata.require_pushed_authorization_requests === true;
    const url = pushed
      ? await push(provider, parameters, context)
      : buildAuthorizationUrl(provider.configuration(), parameters);
    const request: OidcRequest = {
      sentAt: new Date().toISOString(),
      endpoint: stringIn(provider.metadata, 'authorization_endpoint') ?? '',
      parameters: { client_id: provider.clientId, ...parameters },
      pushed,
    };
    return new OidcSignIn(provider, asked, context, request, url.href, codeVerifier);
  }

  private constructor(
    provider: OidcProvider,
    asked: OidcAsked,
    context: SignInContext,
    request: OidcRequest,
    authorizationUrl: string,
    codeVerifier: string,
  ) {
    super('oidc', request.parameters.state!, { request, refreshes: [], library: [] }, context.redactor);
    this.#provider = provider;
    this.#asked = asked;
    this.#context = context;
    this.#codeVerifier = codeVerifier;
    this.#nonce = request.parameters.nonce!;
    this.authorizationUrl = authorizationUrl;
  }

  get canRefresh(): boolean {
    return this.#refreshToken !== undefined;
  }

  /** The browser is on its way to the provider. */
  started(): void {
    this.capture.request.sentAt = new Date().toISOString();
  }

  /** Takes the authorization response and fetches what it entitles to. Settles `answered`; never throws. */
  async receive(
    mode: 'query' | 'form_post',
    parameters: URLSearchParams,
    sameBrowser: boolean,
  ): Promise<void> {
    this.capture.authorizationResponse = {
      receivedAt: new Date().toISOString(),
      mode,
      parameters: this.#withoutSecrets(parameters),
      sameBrowser,
    };
    await this.settle(async () => {
      await this.#redeem(parameters);
      this.capture.library.push(...((await this.#extras) ?? []));
    });
  }

  /** Refreshes once and appends what came to `capture.refreshes`. Throws HarnessError where the provider cannot be asked. */
  async refresh(): Promise<void> {
    const refreshToken = this.#refreshToken;
    if (refreshToken === undefined) return;
    const at = new Date().toISOString();
    const exchange = this.#exchange();
    const verdict = await this.#judge('refresh', () =>
      refreshTokenGrant(exchange.configuration, refreshToken),
    );
    this.capture.library.push(verdict);
    if (!exchange.answer) return;
    const body = parseJsonObject(exchange.answer.text);
    this.#remember(body);
    const { idToken, accessToken } = await this.#tokensIn(body, exchange.jwks);
    this.capture.refreshes.push({
      at,
      status: exchange.answer.status,
      ...(typeof body?.error === 'string' && { error: body.error }),
      ...(idToken?.kind === 'jwt' && { idToken }),
      ...(accessToken && { accessToken }),
    });
  }

  async #redeem(parameters: URLSearchParams): Promise<void> {
    const first = await this.#grant(parameters);
    const code = parameters.get('code');
    if (first || code === null || parameters.has('error')) return;
    // openid-client stopped at the response, e.g. for want of `iss`. That verdict stands; the code shows the rest.
    const { metadata, issuer } = this.#provider;
    const iss = typeof metadata.issuer === 'string' ? metadata.issuer : issuer;
    await this.#grant(new URLSearchParams({ code, state: this.state, iss }));
  }

  /** Whether the token endpoint was asked. */
  async #grant(parameters: URLSearchParams): Promise<boolean> {
    const { callbackUrl, redactor } = this.#context;
    const exchange = this.#exchange((answer) => {
      this.#captureTokenAnswer(answer);
      void exchange.jwks();
    });
    const maxAge = this.#asked.maxAge;
    try {
      const verdict = await this.#judge('authorization-response', () =>
        authorizationCodeGrant(exchange.configuration, new URL(`${callbackUrl}?${parameters}`), {
          pkceCodeVerifier: this.#codeVerifier,
          expectedState: this.state,
          expectedNonce: this.#nonce,
          idTokenExpected: true,
          ...(maxAge !== undefined && { maxAge }),
        }),
      );
      if (!verdict.accepted || this.capture.library.length === 0) this.capture.library.push(verdict);
    } finally {
      if (exchange.answer) await this.#captureTokens(exchange.answer, exchange.jwks, parameters.get('code'));
    }
    if (!exchange.answer) return false;
    const rejected = rejectedClient(exchange.answer, this.#provider, redactor);
    if (rejected) throw rejected;
    return true;
  }

  #captureTokenAnswer(answer: ProviderAnswer): void {
    const body = parseJsonObject(answer.text);
    this.#remember(body);
    this.capture.tokenResponse = {
      receivedAt: new Date().toISOString(),
      status: answer.status,
      contentType: answer.contentType,
      body: body && this.#withoutTokens(body),
    };
    const accessToken = stringIn(body, 'access_token');
    if (accessToken === undefined) return;
    const idToken = decodeJwt(stringIn(body, 'id_token') ?? '');
    const subject = 'payload' in idToken ? idToken.payload.sub : undefined;
    this.#extras = Promise.all([
      ...this.#userinfo(accessToken, subject),
      ...this.#introspection(accessToken),
    ]);
  }

  async #captureTokens(
    answer: ProviderAnswer,
    jwks: () => Promise<Jwks>,
    code: string | null,
  ): Promise<void> {
    const body = parseJsonObject(answer.text);
    const { idToken, accessToken } = await this.#tokensIn(body, jwks, code ?? undefined);
    if (idToken?.kind === 'jwt') this.capture.idToken = idToken;
    if (idToken?.kind === 'opaque') this.capture.unreadableIdToken = idToken;
    if (accessToken) this.capture.accessToken = accessToken;
  }

  async #tokensIn(
    body: JsonObject | null,
    jwks: () => Promise<Jwks>,
    code?: string,
  ): Promise<{ idToken?: TokenEvidence; accessToken?: TokenEvidence }> {
    const { redactor, keepRaw } = this.#context;
    const idToken = stringIn(body, 'id_token');
    const accessToken = stringIn(body, 'access_token');
    if (idToken === undefined && accessToken === undefined) return {};
    const context = { redactor, keepRaw, jwks: await jwks() };
    const { clientSecret } = this.#provider;
    return {
      ...(idToken !== undefined && {
        idToken: await readToken(idToken, 'id_token', { ...context, clientSecret, accessToken, code }),
      }),
      ...(accessToken !== undefined && {
        accessToken: await readToken(accessToken, 'access_token', context),
      }),
    };
  }

  /** OpenID Connect Core 1.0, section 5.3. */
  #userinfo(accessToken: string, subject: unknown): Promise<LibraryVerdict>[] {
    if (this.#provider.metadata.userinfo_endpoint === undefined) return [];
    const { configuration } = this.#exchange(({ status, contentType, text }) => {
      this.capture.userinfo = { status, contentType, claims: claimsIn(text, contentType) };
    });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out; no sub came
    const expected = typeof subject === 'string' ? subject : skipSubjectCheck;
    return [this.#extra('userinfo', () => fetchUserInfo(configuration, accessToken, expected))];
  }

  /** RFC 7662. */
  #introspection(accessToken: string): Promise<LibraryVerdict>[] {
    const { metadata, clientAuth } = this.#provider;
    if (metadata.introspection_endpoint === undefined || clientAuth === 'none') return [];
    const { configuration } = this.#exchange(({ status, contentType, text }) => {
      this.capture.introspection = { status, claims: claimsIn(text, contentType) };
    });
    return [this.#extra('introspection', () => tokenIntrospection(configuration, accessToken))];
  }

  /** Beside the tokens these are a bonus: what fails here is noted and stops nothing. */
  async #extra(step: LibraryVerdict['step'], ask: () => Promise<unknown>): Promise<LibraryVerdict> {
    try {
      return await this.#judge(step, ask);
    } catch (thrown) {
      const { code, message } = asHarnessError(thrown);
      return { step, accepted: false, code, message };
    }
  }

  async #judge(step: LibraryVerdict['step'], ask: () => Promise<unknown>): Promise<LibraryVerdict> {
    try {
      await ask();
      return { step, accepted: true };
    } catch (thrown) {
      return rejection(step, thrown, this.#context.redactor);
    }
  }

  /** A fresh openid-client for one exchange, with the keys as they are then. */
  #exchange(onAnswer?: (answer: ProviderAnswer) => void) {
    let keys: Promise<Jwks> | undefined;
    const exchange: {
      answer?: ProviderAnswer;
      jwks: () => Promise<Jwks>;
      configuration: ReturnType<OidcProvider['configuration']>;
    } = {
      jwks: () => (keys ??= this.#provider.refreshJwks()),
      configuration: this.#provider.configuration({
        onAnswer: (answer) => {
          exchange.answer = answer;
          onAnswer?.(answer);
        },
        jwks: () => exchange.jwks(),
        signal: this.cancelled,
      }),
    };
    return exchange;
  }

  /** Keeps the tokens for what follows, and tells the redactor of them before anything can speak of them. */
  #remember(body: JsonObject | null): void {
    for (const [name, value] of Object.entries(body ?? {})) {
      if (isToken(name) && typeof value === 'string') rememberSecret(this.#context.redactor, value, name);
    }
    this.#refreshToken = stringIn(body, 'refresh_token') ?? this.#refreshToken;
  }

  #withoutTokens(body: JsonObject): JsonObject {
    const { redactor } = this.#context;
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        isToken(name) && typeof value === 'string' ? redactor.digest(value) : value,
      ]),
    );
  }

  /** A repeated parameter is kept with all its values, so that it is seen. */
  #withoutSecrets(parameters: URLSearchParams): Record<string, string> {
    const { redactor } = this.#context;
    return Object.fromEntries(
      [...new Set(parameters.keys())].map((name) => {
        const values = parameters.getAll(name).map((value) => {
          if (name !== 'code' && !isToken(name)) return value;
          rememberSecret(redactor, value, name);
          return redactor.digest(value);
        });
        return [name, values.join(', ')];
      }),
    );
  }
}

async function push(
  provider: OidcProvider,
  parameters: Record<string, string>,
  { callbackUrl, redactor }: SignInContext,
): Promise<URL> {
  let answer: ProviderAnswer | undefined;
  const configuration = provider.configuration({
    onAnswer: (received) => (answer = received),
    jwks: () => provider.refreshJwks(),
  });
  try {
    return await buildAuthorizationUrlWithPAR(configuration, parameters);
  } catch (thrown) {
    const { message = '' } = rejection('authorization-response', thrown, redactor);
    throw failedPush(answer, message, provider, callbackUrl, redactor);
  }
}

/** Members of an answer that must not be kept. */
function isToken(name: string): boolean {
  return name.endsWith('_token');
}

function stringIn(body: JsonObject | null, name: string): string | undefined {
  const value = body?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** Userinfo and introspection may answer with JSON or with a JWT (OpenID Connect Core 1.0, 5.3.2; RFC 9701). */
function claimsIn(text: string, contentType: string | null): JsonObject | null {
  if (!contentType?.includes('jwt')) return parseJsonObject(text);
  const decoded = decodeJwt(text.trim());
  return 'payload' in decoded ? decoded.payload : null;
}
