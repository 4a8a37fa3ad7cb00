import { randomBytes } from 'node:crypto';
import { calculatePKCECodeChallenge, randomPKCECodeVerifier, randomState } from 'openid-client';
import { asHarnessError } from '../../core/errors.ts';
import type { EntraCapture, OidcCapture } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import { parseJsonObject } from '../json.ts';
import type { CodeSignIn } from '../oidc/routes.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { readToken } from '../oidc/token.ts';
import type { ProviderAnswer } from '../provider-http.ts';
import { askPartnerCenter } from './partner-center.ts';
import { realmOf, type EntraTenant } from './tenant.ts';

interface SignInContext {
  callbackUrl: string;
  redactor: Redactor;
  keepRaw: boolean;
}

export interface EntraAsked {
  /** The user principal name. */
  username: string;
  prompt?: string | undefined;
}

/** One sign-in at Entra's v1.0 endpoints, whose access tokens are the ones that say `amr`. Nothing here judges it. */
export class EntraSignIn implements CodeSignIn {
  readonly id = randomBytes(12).toString('base64url');
  readonly cookieName = `amrcheck_entra_${this.id}`;
  readonly cookie = randomBytes(32).toString('base64url');
  readonly state: string;
  readonly authorizationUrl: string;
  readonly capture: OidcCapture;
  readonly entra: EntraCapture;
  readonly answered: Promise<OidcCapture>;
  readonly #tenant: EntraTenant;
  readonly #context: SignInContext;
  readonly #verifier: string;
  readonly #settle = Promise.withResolvers<OidcCapture>();
  #refreshToken: string | undefined;
  #cancelled = false;

  /** Asks first whose the account's domain is. Throws HarnessError. */
  static async begin(tenant: EntraTenant, asked: EntraAsked, context: SignInContext): Promise<EntraSignIn> {
    const verifier = randomPKCECodeVerifier();
    context.redactor.add(verifier, 'code_verifier');
    const { username, prompt } = asked;
    const domain = tenant.domain ?? username.split('@')[1];
    const loginHint = username.includes('@') || !domain ? username : `${username}@${domain}`;
    const parameters = {
      client_id: tenant.clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: context.callbackUrl,
      resource: tenant.resource,
      state: randomState(),
      login_hint: loginHint,
      ...(domain && { domain_hint: domain }),
      ...(prompt && { prompt }),
      // Not documented by Microsoft; reported to make Entra ask for MFA.
      ...(tenant.demandMfa && { amr_values: 'mfa' }),
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    const realm = await realmOf(tenant, loginHint);
    return new EntraSignIn(tenant, parameters, verifier, { realm, authority: tenant.authority }, context);
  }

  private constructor(
    tenant: EntraTenant,
    parameters: Record<string, string>,
    verifier: string,
    entra: EntraCapture,
    context: SignInContext,
  ) {
    const endpoint = `${tenant.authority}/${tenant.tenant}/oauth2/authorize`;
    const url = new URL(endpoint);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    context.redactor.add(this.cookie, 'cookie');
    this.#tenant = tenant;
    this.#context = context;
    this.#verifier = verifier;
    this.entra = entra;
    this.state = parameters['state'] ?? '';
    this.authorizationUrl = url.href;
    const request = { sentAt: new Date().toISOString(), endpoint, parameters, pushed: false };
    this.capture = { request, refreshes: [], library: [] };
    this.answered = this.#settle.promise;
    // Whoever waits gets the fault; nobody has to wait.
    this.answered.catch(() => {});
  }

  get canRefresh(): boolean {
    return this.#refreshToken !== undefined;
  }

  started(): void {
    this.capture.request.sentAt = new Date().toISOString();
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Takes the answer and fetches what it entitles to. Settles `answered`; never throws. */
  async receive(
    mode: 'query' | 'form_post',
    parameters: URLSearchParams,
    sameBrowser: boolean,
  ): Promise<void> {
    const { redactor } = this.#context;
    const code = parameters.get('code');
    const shown = new URLSearchParams(parameters);
    if (code !== null) {
      rememberSecret(redactor, code, 'code');
      shown.set('code', redactor.digest(code));
    }
    this.capture.authorizationResponse = {
      receivedAt: new Date().toISOString(),
      mode,
      parameters: Object.fromEntries(shown),
      sameBrowser,
    };
    try {
      if (code !== null) await this.#redeem(code);
      if (!this.#cancelled) this.#settle.resolve(this.capture);
    } catch (thrown) {
      if (!this.#cancelled) this.#settle.reject(asHarnessError(thrown));
    }
  }

  /** Refreshes once and appends what came. Throws HarnessError where Entra cannot be asked. */
  async refresh(): Promise<void> {
    if (this.#refreshToken === undefined) return;
    const at = new Date().toISOString();
    const answer = await this.#token({ grant_type: 'refresh_token', refresh_token: this.#refreshToken });
    const { accessToken, error } = await this.#read(answer);
    this.capture.refreshes.push({
      ...{ at, status: answer.status },
      ...(error !== undefined && { error }),
      ...(accessToken && { accessToken }),
    });
  }

  async #redeem(code: string): Promise<void> {
    const { callbackUrl, redactor } = this.#context;
    const answer = await this.#token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackUrl,
      code_verifier: this.#verifier,
    });
    const { body, accessToken, token } = await this.#read(answer);
    this.capture.tokenResponse = {
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
    if (accessToken) this.capture.accessToken = accessToken;
    const { api, http } = this.#tenant;
    if (token !== undefined && api !== undefined)
      this.entra.partnerCenter = await askPartnerCenter(http, api, token);
  }

  #token(parameters: Record<string, string>): Promise<ProviderAnswer> {
    const { http, authority, tenant, clientId, clientSecret, resource } = this.#tenant;
    return http.send(`${authority}/${tenant}/oauth2/token`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        ...{ client_id: clientId, resource },
        ...(clientSecret !== undefined && { client_secret: clientSecret }),
        ...parameters,
      }),
    });
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
