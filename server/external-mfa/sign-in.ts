import type { Response } from 'express';
import type { OidcCapture } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import type { OidcProvider } from '../oidc/provider.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { readToken } from '../oidc/token.ts';
import { sendForm } from '../page.ts';
import { WaitingSignIn } from '../pending.ts';
import type { ExternalMfaRequest } from './request.ts';

interface SignInContext {
  redactor: Redactor;
  keepRaw: boolean;
}

/** One call of a provider of External MFA, from the posted request to the id_token as it came. Nothing here judges it. */
export class ExternalMfaSignIn extends WaitingSignIn<OidcCapture> {
  /** To be sent a second time. */
  readonly request: ExternalMfaRequest;
  readonly #provider: OidcProvider;
  readonly #context: SignInContext;

  constructor(provider: OidcProvider, request: ExternalMfaRequest, context: SignInContext) {
    const { parameters, hint } = request;
    const { redactor } = context;
    const { id_token_hint: token = '', state = '' } = parameters;
    rememberSecret(redactor, token, 'id_token_hint');
    const sent = {
      sentAt: new Date().toISOString(),
      endpoint: provider.authorizationEndpoint,
      parameters: { ...parameters, id_token_hint: redactor.digest(token) },
      pushed: false,
      hint,
    };
    super('external_mfa', state, { request: sent, refreshes: [], library: [] }, redactor);
    this.request = request;
    this.#provider = provider;
    this.#context = context;
  }

  start(response: Response): void {
    this.capture.request.sentAt = new Date().toISOString();
    sendForm(response, this.capture.request.endpoint, this.request.parameters);
  }

  /** Settles `answered`; never throws. */
  receive(mode: 'query' | 'form_post', parameters: URLSearchParams, sameBrowser: boolean): Promise<void> {
    const { redactor, keepRaw } = this.#context;
    return this.settle(async () => {
      const token = parameters.get('id_token');
      const shown = new URLSearchParams(parameters);
      if (token !== null) shown.set('id_token', redactor.digest(token));
      this.capture.authorizationResponse = {
        receivedAt: new Date().toISOString(),
        mode,
        parameters: Object.fromEntries(shown),
        sameBrowser,
      };
      if (token === null) return;
      const jwks = await this.#provider.refreshJwks();
      const read = await readToken(token, 'id_token', { redactor, keepRaw, jwks });
      if (read.kind === 'jwt') this.capture.idToken = read;
      else this.capture.unreadableIdToken = read;
    });
  }
}
