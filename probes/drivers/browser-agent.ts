import type { CDPSession, ElementHandle, Page, Request, Response } from 'playwright';
import { HarnessError } from '../../core/errors.ts';
import type { Redactor } from '../../core/redact.ts';
import { retryAfter } from '../../server/provider-http.ts';
import type { Passkey } from '../factors/passkey.ts';
import { attachAuthenticator } from './authenticator.ts';
import type { SignInTask } from './driver.ts';
import { interceptAnswer } from './interception.ts';
import { LivePage } from './live-page.ts';
import { bare, navigationError, tooSlow } from './navigation-error.ts';
import { hintsOf, type ElementRef, type FieldView } from './page-view.ts';
import { pressOnce } from './press.ts';
import { selectorsOf } from './selectors.ts';
import type { AuthenticatorEvents, Listener, PasskeyConfig, Snapshot, UserAgent } from './user-agent.ts';

type Task = Pick<
  SignInTask,
  'provider' | 'pages' | 'stepTimeoutMs' | 'relyingPartyOrigin' | 'callbackUrl' | 'takeFromBrowser'
>;

/** One page of a browser. An error of Playwright quotes what was typed, so none is passed on. */
export class BrowserAgent implements UserAgent {
  readonly isStatic = false;
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #live: LivePage;
  readonly #task: Task;

  constructor(page: Page, devtools: CDPSession, task: Task) {
    this.#page = page;
    this.#devtools = devtools;
    this.#live = new LivePage(page, devtools, hintsOf(task.pages ?? [], task.provider.pages));
    this.#task = task;
  }

  async listen(listener: Listener): Promise<() => Promise<void>> {
    const { callbackUrl, relyingPartyOrigin, takeFromBrowser } = this.#task;
    const onRequest = (request: Request): void => {
      if (this.#isMainDocument(request) && request.redirectedFrom()) listener.redirected(request.url());
    };
    const onResponse = (response: Response): void => {
      const request = response.request();
      if (!this.#isMainDocument(request)) return;
      const status = response.status();
      const headers = response.headers();
      // A form is never sent twice.
      const again =
        request.method() === 'GET'
          ? retryAfter({ status, headers: { get: (name) => headers[name] ?? null } }, Date.now())
          : undefined;
      listener.came(status, response.url(), headers['www-authenticate'], again);
    };
    const onFailed = (request: Request): void => {
      if (!this.#isMainDocument(request)) return;
      const { errorText = '' } = request.failure() ?? {};
      const error = navigationError(errorText, bare(request.url()), relyingPartyOrigin);
      if (error) listener.failed(error);
    };
    this.#page.on('request', onRequest).on('response', onResponse).on('requestfailed', onFailed);
    const stopIntercepting =
      takeFromBrowser && (await interceptAnswer(this.#devtools, callbackUrl, takeFromBrowser));
    return async () => {
      await stopIntercepting?.();
      this.#page.off('request', onRequest).off('response', onResponse).off('requestfailed', onFailed);
    };
  }

  async open(url: string, timeoutMs: number): Promise<void> {
    await this.#arrived();
    await this.askAgain(url, timeoutMs);
  }

  async askAgain(url: string, timeoutMs: number): Promise<void> {
    try {
      await this.#page.goto(url, { waitUntil: 'commit', timeout: timeoutMs });
    } catch (thrown) {
      const message = String(thrown);
      // A page that cannot be loaded is told by its own event, with the address that failed.
      if (/net::|interrupted by another navigation/.test(message)) return;
      throw /Timeout/.test(message) ? tooSlow(timeoutMs) : thrown;
    }
  }

  /** Where the sign-in before was answered a moment ago: on the page of the relying party, lest two navigations meet. */
  async #arrived(): Promise<void> {
    const { relyingPartyOrigin, takeFromBrowser } = this.#task;
    if (takeFromBrowser || this.#page.url() === 'about:blank') return;
    await this.#page
      .waitForURL(({ origin }) => origin === relyingPartyOrigin, { waitUntil: 'commit', timeout: 2_000 })
      .catch(() => {});
  }

  read(): Promise<Snapshot> {
    return this.#live.read();
  }

  next(snapshot: Snapshot, waitMs: number): Promise<Snapshot> {
    return this.#live.next(snapshot, waitMs);
  }

  draw(snapshot: Snapshot, redactor: Redactor, enrolment: boolean): Promise<Buffer | null> {
    return this.#live.screenshot(snapshot, redactor, { enrolment });
  }

  async fill(snapshot: Snapshot, field: FieldView, value: string): Promise<void> {
    const element = await this.#element(snapshot, field);
    await element.fill(value, { timeout: this.#task.stepTimeoutMs }).catch(() => {
      const named = field.label || field.name || field.id;
      throw new HarnessError(
        'LOGIN_TIMED_OUT',
        `The field "${named}" of the login page could not be filled in.`,
        'Run it again with --headed and see what lies over it.',
      );
    });
  }

  async press(snapshot: Snapshot, button: ElementRef, field?: FieldView): Promise<void> {
    const element = await this.#element(snapshot, button);
    if (await pressOnce(element, Math.min(3_000, this.#task.stepTimeoutMs / 2))) return;
    // The page may have gone by itself meanwhile.
    if (field) await this.pressEnter(snapshot, field).catch(() => {});
    else await element.dispatchEvent('click').catch(() => {});
  }

  async pressEnter(snapshot: Snapshot, field: FieldView): Promise<void> {
    const element = await this.#element(snapshot, field);
    await element.press('Enter', { noWaitAfter: true, timeout: this.#task.stepTimeoutMs });
  }

  async fillCode(snapshot: Snapshot, fields: readonly FieldView[], code: string): Promise<boolean> {
    let sent = false;
    const onRequest = (request: Request): void => {
      if (request.method() !== 'GET' || request.isNavigationRequest()) sent = true;
    };
    this.#page.on('request', onRequest);
    try {
      const parts = fields.length === 1 ? [code] : Array.from(code);
      for (const [index, part] of parts.entries()) {
        const field = fields[index];
        if (field && !sent) await this.fill(snapshot, field, part);
      }
      // A turn of the page's own loop, so that what its scripts have begun is under way.
      await this.#page
        .evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)))
        .catch(() => (sent = true));
    } catch (thrown) {
      if (!sent) throw thrown;
    } finally {
      this.#page.off('request', onRequest);
    }
    return sent;
  }

  async selectorOf(snapshot: Snapshot, ref: ElementRef): Promise<string | undefined> {
    const element = await this.#live.element(snapshot, ref).catch(() => null);
    const [selector] = (await element?.evaluate(selectorsOf).catch(() => [])) ?? [];
    return selector;
  }

  attachAuthenticator(
    passkeys: readonly Passkey[],
    config: PasskeyConfig,
    events: AuthenticatorEvents,
  ): Promise<() => Promise<void>> {
    return attachAuthenticator(this.#devtools, passkeys, config, events);
  }

  async answerBasic(username: string, password: string, url: string): Promise<void> {
    const { origin } = new URL(url);
    await this.#page.context().setHTTPCredentials({ username, password, origin });
    await this.#page.goto(url, { waitUntil: 'commit' }).catch(() => {
      // What keeps the page from loading is told by its own event.
    });
  }

  async backAndForth(): Promise<void> {
    // A page that was the answer to a form is not shown again by every browser.
    await this.#page.goBack({ waitUntil: 'commit' }).catch(() => {});
    await this.#page.goForward({ waitUntil: 'commit' }).catch(() => {});
  }

  #isMainDocument(request: Request): boolean {
    return request.isNavigationRequest() && request.frame() === this.#page.mainFrame();
  }

  async #element(snapshot: Snapshot, ref: ElementRef): Promise<ElementHandle<Element>> {
    const element = await this.#live.element(snapshot, ref).catch(() => null);
    if (element) return element;
    throw new HarnessError(
      'LOGIN_TIMED_OUT',
      'The login page replaced its fields while they were being filled in.',
      'Run it again; if it happens each time, please report the product.',
    );
  }
}
