import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { asHarnessError } from '../../core/errors.ts';
import type { OidcCapture } from '../../core/evidence.ts';
import type { Redactor } from '../../core/redact.ts';
import type { OidcProvider } from '../oidc/provider.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { readToken } from '../oidc/token.ts';
import { sendForm } from '../page.ts';
import type { Waiting } from '../pending.ts';
import type { ExternalMfaRequest } from './request.ts';

interface SignInContext {
  redactor: Redactor;
  keepRaw: boolean;
}

/** One call of a provider of External MFA, from the posted request to the id_token as it came. Nothing here judges it. */
export class ExternalMfaSignIn implements Waiting {
  readonly id = randomBytes(12).toString('base64url');
  readonly cookieName = `amrcheck_external_mfa_${this.id}`;
  readonly cookie = randomBytes(32).toString('base64url');
  readonly state: string;
  readonly capture: OidcCapture;
  readonly answered: Promise<OidcCapture>;
  /** To be sent a second time. */
  readonly request: ExternalMfaRequest;
  readonly #provider: OidcProvider;
  readonly #context: SignInContext;
  readonly #settle = Promise.withResolvers<OidcCapture>();
  #cancelled = false;

  constructor(provider: OidcProvider, request: ExternalMfaRequest, context: SignInContext) {
    const { parameters, hint } = request;
    const { redactor } = context;
    const { id_token_hint: token = '' } = parameters;
    rememberSecret(redactor, token, 'id_token_hint');
    redactor.add(this.cookie, 'cookie');
    this.request = request;
    this.#provider = provider;
    this.#context = context;
    this.state = parameters['state'] ?? '';
    this.capture = {
      request: {
        sentAt: new Date().toISOString(),
        endpoint: provider.authorizationEndpoint,
        parameters: { ...parameters, id_token_hint: redactor.digest(token) },
        pushed: false,
        hint,
      },
      refreshes: [],
      library: [],
    };
    this.answered = this.#settle.promise;
    // Whoever waits gets the fault; nobody has to wait.
    this.answered.catch(() => {});
  }

  start(response: Response): void {
    this.capture.request.sentAt = new Date().toISOString();
    sendForm(response, this.capture.request.endpoint, this.request.parameters);
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Settles `answered`; never throws. */
  async receive(
    mode: 'query' | 'form_post',
    parameters: URLSearchParams,
    sameBrowser: boolean,
  ): Promise<void> {
    const { redactor, keepRaw } = this.#context;
    try {
      const token = parameters.get('id_token');
      const shown = new URLSearchParams(parameters);
      if (token !== null) shown.set('id_token', redactor.digest(token));
      this.capture.authorizationResponse = {
        receivedAt: new Date().toISOString(),
        mode,
        parameters: Object.fromEntries(shown),
        sameBrowser,
      };
      if (token !== null) {
        const read = await readToken(token, 'id_token', {
          redactor,
          keepRaw,
          jwks: await this.#provider.refreshJwks(),
        });
        if (read.kind === 'jwt') this.capture.idToken = read;
        else this.capture.unreadableIdToken = read;
      }
      if (!this.#cancelled) this.#settle.resolve(this.capture);
    } catch (thrown) {
      if (!this.#cancelled) this.#settle.reject(asHarnessError(thrown));
    }
  }
}
