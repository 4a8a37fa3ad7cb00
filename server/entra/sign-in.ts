import { calculatePKCECodeChallenge, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { EntraCapture, OidcCapture } from '../../core/evidence.ts';
import type { CodeSignIn } from '../oidc/routes.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { WaitingSignIn } from '../pending.ts';
import { loginHintOf, realmOf, type EntraTenant } from './tenant.ts';
import { EntraTokens, type TokenContext } from './tokens.ts';

interface SignInContext extends TokenContext {
  callbackUrl: string;
}

export interface EntraAsked {
  /** The user principal name. */
  username: string;
  prompt?: string | undefined;
}

/** One sign-in at Entra's v1.0 endpoints, whose access tokens are the ones that say `amr`. Nothing here judges it. */
export class EntraSignIn extends WaitingSignIn<OidcCapture> implements CodeSignIn {
  readonly authorizationUrl: string;
  readonly entra: EntraCapture;
  readonly #tokens: EntraTokens;
  readonly #context: SignInContext;
  readonly #verifier: string;

  /** Asks first whose the account's domain is. Throws HarnessError. */
  static async begin(tenant: EntraTenant, asked: EntraAsked, context: SignInContext): Promise<EntraSignIn> {
    const verifier = randomPKCECodeVerifier();
    context.redactor.add(verifier, 'code_verifier');
    const { username, prompt } = asked;
    const domain = tenant.domain ?? username.split('@')[1];
    const loginHint = loginHintOf(tenant, username);
    const parameters = {
      client_id: tenant.clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: context.callbackUrl,
      resource: tenant.resource,
      state: randomState(),
      ...(tenant.namesUser && { login_hint: loginHint, ...(domain && { domain_hint: domain }) }),
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
    const endpoint = tenant.endpoint('oauth2/authorize');
    const url = new URL(endpoint);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const request = { sentAt: new Date().toISOString(), endpoint, parameters, pushed: false };
    super('entra', parameters['state'] ?? '', { request, refreshes: [], library: [] }, context.redactor);
    this.#context = context;
    this.#verifier = verifier;
    this.entra = entra;
    this.authorizationUrl = url.href;
    this.#tokens = new EntraTokens(tenant, 'v1.0', this, context);
  }

  get canRefresh(): boolean {
    return this.#tokens.canRefresh;
  }

  started(): void {
    this.capture.request.sentAt = new Date().toISOString();
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
    await this.settle(async () => {
      if (code !== null) await this.#redeem(code);
    });
  }

  refresh(): Promise<void> {
    return this.#tokens.refresh();
  }

  #redeem(code: string): Promise<void> {
    return this.#tokens.redeem({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.#context.callbackUrl,
      code_verifier: this.#verifier,
    });
  }
}
