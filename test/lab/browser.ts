import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { LabAccount } from '../../lab/index.ts';

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

export const codeFor = (account: LabAccount): string =>
  new TOTP({ secret: Secret.fromBase32(account.totp ?? '') }).generate();

/** One person's browser, without a browser: cookies, redirects, and forms. */
export class Browser {
  #cookies: Cookie[] = [];

  /** Follows redirects until there is a page, or an address that `stops`. */
  async visit(url: string, init: RequestInit = {}, stops = (_url: string) => false): Promise<Page | URL> {
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
    if (location && stops(location)) return new URL(location);
    if (location) return this.visit(new URL(location, url).href, {}, stops);
    const text = await response.text();
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
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    this.#cookies = this.#cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
    if (at > 0 && !line.includes('01 Jan 1970'))
      this.#cookies.push({ name, value: pair.slice(at + 1), path });
  }
}

/** What the form of a page is sent to, and with which fields. */
export function formOf({ text }: Page): { action: string; fields: Record<string, string> } {
  const fields = [...text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescapeHtml(value),
  ]);
  return {
    action: unescapeHtml(/<form method="post" action="([^"]*)"/.exec(text)?.[1] ?? ''),
    fields: Object.fromEntries(fields),
  };
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescapeHtml = (value: string): string =>
  value.replace(/&(\w+);/g, (entity, name: string) => characters[name] ?? entity);

/** What the account answers to a page. */
export function answersTo(page: Page, account: LabAccount): Record<string, string> | [string, string][] {
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
    case 'passkey-setup':
    case 'passkey':
      return { credential: signedBy(page) };
    default:
      return { choice: 'next' };
  }
}

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let signCount = 0;

/** What an authenticator with one key says to the page's challenge. */
function signedBy(page: Page): string {
  const { origin, hostname } = new URL(page.url);
  const challenge = /"challenge":"([\w-]+)"/.exec(page.text)?.[1];
  const isSetUp = page.step === 'passkey-setup';
  const client = JSON.stringify({ type: isSetUp ? 'webauthn.create' : 'webauthn.get', challenge, origin });
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(++signCount);
  const data = Buffer.concat([createHash('sha256').update(hostname).digest(), Buffer.of(1), counter]);
  const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
  return JSON.stringify({
    id: 'b25l',
    clientDataJSON: Buffer.from(client).toString('base64url'),
    authenticatorData: data.toString('base64url'),
    ...(isSetUp
      ? { publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') }
      : { signature: sign('sha256', signed, keys.privateKey).toString('base64url') }),
  });
}
