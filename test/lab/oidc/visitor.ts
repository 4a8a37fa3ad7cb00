import { createHash, randomBytes } from 'node:crypto';
import type { LabAccount, LabTarget } from '../../../lab/index.ts';
import { Browser, answersTo, formOf } from '../browser.ts';
import type { Page } from '../browser.ts';

export type Callback = Record<string, string>;
export type SignedIn = Callback & { steps: string[] };
export type Tokens = Record<string, unknown> & {
  id_token: string;
  access_token: string;
  refresh_token?: string;
};

export const redirectUri = 'http://127.0.0.1:65000/oidc/callback';

/** One person's browser, without a browser: cookies, redirects, and forms. */
export class Visitor extends Browser {
  readonly nonce = randomBytes(8).toString('hex');
  readonly state = randomBytes(8).toString('hex');
  readonly verifier = randomBytes(32).toString('base64url');

  authorizationParams(target: LabTarget, extra: Record<string, string> = {}): URLSearchParams {
    return new URLSearchParams({
      client_id: target.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid',
      nonce: this.nonce,
      state: this.state,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
  }

  open(target: LabTarget, extra: Record<string, string> = {}): Promise<Page | Callback> {
    return this.#go(`${target.issuer}/auth?${this.authorizationParams(target, extra)}`);
  }

  send(page: Page, answers: Record<string, string> | [string, string][]): Promise<Page | Callback> {
    const body = new URLSearchParams(answers);
    body.set('step', page.step ?? '');
    return this.#go(page.url, { method: 'POST', body });
  }

  async #go(url: string, init: RequestInit = {}): Promise<Page | Callback> {
    const seen = await this.visit(url, init, (location) => location.startsWith(redirectUri));
    if (seen instanceof URL) return Object.fromEntries(seen.searchParams);
    const { action, fields } = formOf(seen);
    return action === redirectUri ? fields : seen;
  }

  /** Answers every page as the account would, until the relying party has its answer. */
  async signIn(
    target: LabTarget,
    account: LabAccount,
    extra: Record<string, string> = {},
  ): Promise<SignedIn> {
    const steps: string[] = [];
    let page = await this.open(target, extra);
    while (isPage(page)) {
      if (page.error || !page.step || steps.length > 12)
        throw new Error(`Stuck at ${page.step}: ${page.error} ${page.text}`);
      steps.push(page.step);
      page = await this.send(page, answersTo(page, account));
    }
    return { ...page, steps } as SignedIn;
  }

  async token(target: LabTarget, params: Record<string, string>): Promise<Tokens> {
    const response = await fetch(`${target.issuer}/token`, {
      method: 'POST',
      headers: { authorization: basic(target) },
      body: new URLSearchParams(params),
    });
    const body = (await response.json()) as Tokens;
    if (!response.ok) throw new Error(JSON.stringify(body));
    return body;
  }

  redeem(target: LabTarget, { code = '' }: Callback): Promise<Tokens> {
    return this.token(target, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: this.verifier,
    });
  }
}

export const isPage = (page: Page | Callback): page is Page => 'text' in page;

export const basic = ({ clientId, clientSecret }: LabTarget): string =>
  `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
