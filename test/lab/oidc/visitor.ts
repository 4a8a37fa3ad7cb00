import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { LabAccount, LabTarget } from '../../../lab/index.ts';

interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** A page of the lab, read just far enough to answer it. */
export interface Page {
  url: string;
  status: number;
  text: string;
  /** The hidden `step` of the form; absent on an error page. */
  step: string | undefined;
  error: string | undefined;
}

export type Callback = Record<string, string>;
export type SignedIn = Callback & { steps: string[] };
export type Tokens = Record<string, unknown> & {
  id_token: string;
  access_token: string;
  refresh_token?: string;
};

export const redirectUri = 'http://127.0.0.1:65000/oidc/callback';

export const codeFor = (account: LabAccount): string =>
  new TOTP({ secret: Secret.fromBase32(account.totp ?? '') }).generate();

/** One person's browser, without a browser: cookies, redirects, and forms. */
export class Visitor {
  #cookies: Cookie[] = [];
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
    const { pathname } = new URL(url);
    const cookie = this.#cookies
      .filter(({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...init,
      headers: { cookie, accept: 'text/html' },
      redirect: 'manual',
    });
    response.headers.getSetCookie().forEach((line) => this.#keep(line));
    const location = response.headers.get('location');
    if (location?.startsWith(redirectUri)) return Object.fromEntries(new URL(location).searchParams);
    if (location) return this.#go(new URL(location, url).href);
    const text = await response.text();
    if (text.includes(`action="${redirectUri}"`)) {
      return Object.fromEntries(
        [...text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      );
    }
    return {
      url,
      status: response.status,
      text,
      step: /name="step" value="([\w-]+)"/.exec(text)?.[1],
      error: /role="alert"[^>]*>([^<]*)/.exec(text)?.[1],
    };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/';
    this.#cookies = this.#cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
    if (at > 0 && !line.includes('01 Jan 1970'))
      this.#cookies.push({ name, value: pair.slice(at + 1), path });
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

function answersTo(page: Page, account: LabAccount): Record<string, string> | [string, string][] {
  switch (page.step) {
    case 'sign-in':
      return { username: account.username, password: account.password };
    case 'identifier':
      return { username: account.username };
    case 'password':
      return { password: account.password };
    case 'choose':
      return { choice: 'app' };
    case 'code': {
      const code = codeFor(account);
      return page.text.includes('maxlength="1"')
        ? code.split('').map((digit): [string, string] => ['code', digit])
        : { code };
    }
    default:
      return { choice: 'next' };
  }
}
