import { setTimeout as pause } from 'node:timers/promises';
import type { CookieJar } from 'tough-cookie';
import { HarnessError } from '../../core/errors.ts';
import type { ProviderAnswer, ProviderHttp } from '../../server/provider-http.ts';
import type { SignInTask } from './driver.ts';
import { formOfPage, sendsItself, type Sending } from './html-form.ts';
import { bare, navigationError, needsBrowser } from './navigation-error.ts';
import { hintsOf, type ElementRef, type FieldView } from './page-view.ts';
import { parsePage, type Element, type ParsedPage } from './parsed-page.ts';
import type { Listener, Snapshot, UserAgent } from './user-agent.ts';

/** As many as Chromium follows. */
const redirectLimit = 20;
/** A page that reloads itself later than this shows something meanwhile. */
const refreshLimitMs = 5_000;

export interface HttpAgentOptions {
  http: ProviderHttp;
  jar: CookieJar;
  /** Names that must not be asked. */
  unreachableHosts: readonly string[];
  /** Sent as Accept-Language. */
  locale: string;
  signal: AbortSignal;
}

type Task = Pick<
  SignInTask,
  'provider' | 'pages' | 'relyingPartyOrigin' | 'callbackUrl' | 'takeFromBrowser'
> &
  Partial<Pick<SignInTask, 'onWait' | 'timeline'>>;

let blankPage: ParsedPage | undefined;

/** Before the first page. */
function blank(): [ParsedPage, Snapshot] {
  const page = (blankPage ??= parsePage('', 'about:blank', [], '0'));
  return [page, { view: page.view, fingerprint: '0', mayHoldMore: false }];
}

/** Signs in without a browser: asks for pages, reads their HTML, and sends their forms. */
export class HttpAgent implements UserAgent {
  readonly isStatic = true;
  readonly #options: HttpAgentOptions;
  readonly #task: Task;
  readonly #typed = new Map<Element, string>();
  /** Addresses of the pages seen; null: one that answered to a form. */
  readonly #history: (string | null)[] = [];
  #page: ParsedPage;
  #snapshot: Snapshot;
  #loads = 0;
  #listener: Listener = { redirected() {}, came() {}, failed() {} };
  readonly #over = new AbortController();
  readonly #signal: AbortSignal;

  constructor(options: HttpAgentOptions, task: Task) {
    this.#options = options;
    this.#task = task;
    this.#signal = AbortSignal.any([options.signal, this.#over.signal]);
    [this.#page, this.#snapshot] = blank();
  }

  listen(listener: Listener): Promise<() => Promise<void>> {
    this.#listener = listener;
    return Promise.resolve(() => {
      this.#over.abort();
      return Promise.resolve();
    });
  }

  open(url: string): Promise<void> {
    return this.#go({ url, method: 'GET' });
  }

  read(): Promise<Snapshot> {
    return Promise.resolve(this.#snapshot);
  }

  /** A page that was asked for has come already; for what else may happen it waits. */
  async next(snapshot: Snapshot, waitMs: number): Promise<Snapshot> {
    if (snapshot === this.#snapshot)
      await pause(waitMs, undefined, { signal: this.#over.signal }).catch(() => {});
    return this.#snapshot;
  }

  fill(_snapshot: Snapshot, field: FieldView, value: string): Promise<void> {
    const element = this.#page.elementOf(field);
    const form = this.#page.formOf(element);
    if (field.name === '' || !form)
      throw this.#needsBrowser(`its field "${field.label || field.id}" is sent by a script`);
    if (field.type === 'password' && form.attribs['method']?.toLowerCase() !== 'post')
      throw this.#needsBrowser('its form would put the password into an address');
    this.#typed.set(element, value);
    return Promise.resolve();
  }

  async fillCode(snapshot: Snapshot, fields: readonly FieldView[], code: string): Promise<boolean> {
    const parts = fields.length === 1 ? [code] : Array.from(code);
    for (const [index, part] of parts.entries())
      if (fields[index]) await this.fill(snapshot, fields[index], part);
    return false;
  }

  async press(_snapshot: Snapshot, ref: ElementRef): Promise<void> {
    const element = this.#page.elementOf(ref);
    const { name, attribs } = element;
    const { href = '', type = '' } = attribs;
    if (name === 'input' && (type === 'radio' || type === 'checkbox')) {
      this.#typed.set(element, 'on');
      return;
    }
    if (name === 'a' && href !== '' && !/^(#|javascript:)/i.test(href))
      return this.#go({ url: this.#resolve(href), method: 'GET' });
    const isSubmit = name === 'button' ? !/^(button|reset)$/i.test(type) : /^(submit|image)$/i.test(type);
    const form = this.#page.formOf(element);
    if (!isSubmit || !form) throw this.#needsBrowser('what is to be pressed there acts by a script');
    await this.#send(form, element);
  }

  async pressEnter(_snapshot: Snapshot, field: FieldView): Promise<void> {
    const form = this.#page.formOf(this.#page.elementOf(field));
    if (!form) throw this.#needsBrowser('a script takes what is typed there');
    await this.#send(form);
  }

  selectorOf(_snapshot: Snapshot, ref: ElementRef): Promise<string | undefined> {
    const { name, attribs } = this.#page.elementOf(ref);
    const selectors = ['id', 'name', 'href', 'type'].flatMap((attribute) =>
      attribs[attribute] ? [`${name}[${attribute}=${JSON.stringify(attribs[attribute])}]`] : [],
    );
    return Promise.resolve(selectors.find((selector) => this.#page.$(selector).length === 1));
  }

  async backAndForth(): Promise<void> {
    for (const url of [this.#history.at(-2), this.#history.at(-1)])
      if (url) await this.#go({ url, method: 'GET' });
  }

  draw(): Promise<null> {
    return Promise.resolve(null);
  }

  #send(form: Element, submitter?: Element): Promise<void> {
    const sending = formOfPage(this.#page, form, this.#typed, submitter);
    if (typeof sending === 'string') throw this.#needsBrowser(sending);
    return this.#go(sending);
  }

  /** Asks for a page and goes wherever it leads by itself: redirects, refreshes, forms that send themselves. */
  async #go(first: Sending): Promise<void> {
    let next: (Sending & { waitMs?: number }) | null = first;
    let from = this.#snapshot.view.url;
    for (let hops = 0; next; hops++) {
      if (hops > redirectLimit) throw this.#failure('net::ERR_TOO_MANY_REDIRECTS', next.url);
      if (hops > 0) this.#listener.redirected(next.url);
      if (next.waitMs) await pause(next.waitMs, undefined, { signal: this.#over.signal });
      const sent: Sending = next;
      const answer = await this.#ask(sent, from);
      if (this.#over.signal.aborted) return;
      next = answer && redirectOf(answer, sent);
      from = sent.url;
      if (next) continue;
      [this.#page, this.#snapshot] = this.#parse(answer?.text ?? '', sent.url);
      this.#typed.clear();
      if (!answer) return;
      const { status, headers } = answer;
      this.#listener.came(status, sent.url, headers.get('www-authenticate') ?? undefined);
      next = this.#onward(answer);
      if (!next) this.#history.push(sent.method === 'GET' ? sent.url : null);
    }
    this.#refuseShell();
  }

  /** null: it was the answer for somebody else, which was taken and not sent. */
  async #ask({ url, method, body }: Sending, from: string): Promise<ProviderAnswer | null> {
    const { callbackUrl, relyingPartyOrigin, takeFromBrowser } = this.#task;
    const { http, jar, unreachableHosts, locale, signal } = this.#options;
    const { origin, hostname } = new URL(url);
    if (takeFromBrowser && origin === new URL(callbackUrl).origin) {
      if (url !== callbackUrl && !url.startsWith(`${callbackUrl}?`))
        throw this.#failure('net::ERR_BLOCKED_BY_CLIENT', url);
      await takeFromBrowser(new URLSearchParams(body ?? new URL(url).search));
      return null;
    }
    if (unreachableHosts.includes(hostname)) throw this.#failure('net::ERR_NAME_NOT_RESOLVED', url);
    const isSameSite = URL.parse(from)?.hostname === hostname || !from.startsWith('http');
    const sameSiteContext = isSameSite ? 'strict' : method === 'GET' ? 'lax' : 'none';
    const cookie = jar.getCookieStringSync(url, { sameSiteContext });
    const answer = await http.send(url, {
      method,
      headers: {
        accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
        'accept-language': locale,
        'user-agent': 'Mozilla/5.0 (compatible; amrcheck)',
        ...(cookie && { cookie }),
        ...(from.startsWith('http') && { referer: `${new URL(from).origin}/` }),
        ...(body !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          ...(from.startsWith('http') && { origin: new URL(from).origin }),
        }),
      },
      ...(body !== undefined && { body }),
      // Our own answer page comes when the sign-in is over; cut off, its connection could not be used again.
      signal: origin === relyingPartyOrigin ? signal : this.#signal,
      // A password or a code that was refused for being one too many is not tried again, nor would a browser.
      once: method !== 'GET',
      onWait: (why) => this.#waits(why, url),
    });
    for (const line of answer.headers.getSetCookie()) jar.setCookieSync(line, url, { ignoreError: true });
    return answer;
  }

  #waits(why: string, url: string): void {
    this.#task.onWait?.(why);
    this.#task.timeline?.push({ at: new Date().toISOString(), kind: 'note', text: why, url: bare(url) });
  }

  /** Where a page goes on to without being asked. */
  #onward(answer: ProviderAnswer): (Sending & { waitMs?: number }) | null {
    const refresh = refreshOf(
      answer.headers.get('refresh') ??
        this.#page.$('meta[http-equiv="refresh" i]').first().attr('content') ??
        '',
    );
    if (refresh && refresh.waitMs <= refreshLimitMs)
      return { url: this.#resolve(refresh.to), method: 'GET', waitMs: refresh.waitMs };
    const form = sendsItself(this.#page);
    const sending = form && formOfPage(this.#page, form, this.#typed);
    return typeof sending === 'object' ? sending : null;
  }

  /** What a page without script says there is not what it would show. */
  #refuseShell(): void {
    const { view, mayHoldMore } = this.#page;
    if (!mayHoldMore || view.fields.length > 0) return;
    if (view.counts.iframe > 0) throw this.#needsBrowser('it holds other pages in frames');
    const words = [view.text, this.#page.$('noscript').text()].join('\n');
    if (view.buttons.length === 0 && /java\s?script/i.test(words))
      throw this.#needsBrowser('it says that it needs JavaScript');
  }

  #parse(html: string, url: string): [ParsedPage, Snapshot] {
    const id = String((this.#loads += 1));
    const page = parsePage(html, url, hintsOf(this.#task.pages ?? [], this.#task.provider.pages), id);
    const { view, mayHoldMore } = page;
    return [page, { view, fingerprint: id, mayHoldMore }];
  }

  #resolve(address: string): string {
    const url = URL.parse(address.trim(), this.#page.base)?.href;
    if (url && /^https?:/.test(url)) return url;
    throw this.#needsBrowser('it leads to what is no web address');
  }

  #needsBrowser(why: string): HarnessError {
    return needsBrowser(why, this.#snapshot.view.url);
  }

  #failure(name: string, url: string): Error {
    return navigationError(name, bare(url), this.#task.relyingPartyOrigin) ?? new Error(name);
  }
}

/** RFC 9110, section 15.4, and what browsers do: after 301, 302 and 303 a form is not sent again. */
function redirectOf({ status, headers }: ProviderAnswer, sent: Sending): Sending | null {
  const location = headers.get('location');
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return null;
  const url = URL.parse(location, sent.url)?.href;
  if (!url || !/^https?:/.test(url)) {
    throw new HarnessError(
      'PROVIDER_ANSWER_UNREADABLE',
      `The provider redirects ${bare(sent.url)} to something that is no web address.`,
      'Tell the vendor: the Location header of that answer is broken, or meant for an app.',
    );
  }
  return status === 307 || status === 308 ? { ...sent, url } : { url, method: 'GET' };
}

/** https://html.spec.whatwg.org/multipage/document-lifecycle.html#shared-declarative-refresh-steps; undefined: to nowhere else. */
function refreshOf(content: string): { waitMs: number; to: string } | undefined {
  const [, seconds, rest = ''] = /^\s*([\d.]+)\s*[;,](.*)$/s.exec(content) ?? [];
  const address = rest.trim().replace(/^url\s*=\s*/i, '');
  const quote = /^["']/.exec(address)?.[0];
  const to = quote ? address.slice(1).split(quote, 1)[0]! : address;
  return to === '' ? undefined : { waitMs: Number(seconds) * 1000, to };
}
