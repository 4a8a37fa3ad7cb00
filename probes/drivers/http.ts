import { CookieJar } from 'tough-cookie';
import { HarnessError } from '../../core/errors.ts';
import type { FactorId } from '../../core/model.ts';
import { ProviderHttp } from '../../server/provider-http.ts';
import type { Cookie, Driver, DriverSession, SessionOptions, SignInOutcome, SignInTask } from './driver.ts';
import { HttpAgent } from './http-agent.ts';
import { bare } from './navigation-error.ts';
import { SignInRun } from './sign-in-run.ts';

export interface HttpDriverOptions {
  /** PEM texts of what vouches for providers and for the relying party, trusted beside the system's own. */
  trusted?: readonly string[];
  /** Names that must not be asked. */
  unreachableHosts?: readonly string[];
  /** Language that the provider's pages are asked for. Default: en-US. */
  locale?: string;
  /** For one page in milliseconds. */
  pageLimitMs?: number;
  /** Opens the driver that takes over where a page needs a browser; called once, if ever. */
  openBrowser(): Promise<Driver>;
}

/** Signs in to server-rendered pages without a browser; a sign-in that meets another begins again in one. */
export function openHttpDriver(options: HttpDriverOptions): Driver {
  const { trusted = [], unreachableHosts = [], locale = 'en-US', pageLimitMs, openBrowser } = options;
  const http = new ProviderHttp({
    caKey: 'tls.ca',
    ...(trusted.length > 0 && { ca: trusted.join('\n') }),
    ...(pageLimitMs !== undefined && { timeLimitMs: pageLimitMs }),
  });
  const closed = new AbortController();
  let browser: Promise<Driver> | undefined;
  const agentOptions = { http, unreachableHosts, locale, signal: closed.signal };
  return {
    id: 'http',
    newSession: ({ certificates = [] } = {}) =>
      Promise.resolve(new HttpSession({ ...agentOptions, certificates }, () => (browser ??= openBrowser()))),
    async close() {
      closed.abort(new Error('The driver has been closed'));
      await Promise.all([http.close(), browser?.then((driver) => driver.close()).catch(() => {})]);
    },
  };
}

/** Factors that a page without a browser cannot be given. */
const ofBrowsers: ReadonlySet<string> = new Set<FactorId>(['passkey', 'certificate', 'manual']);

type AgentOptions = Omit<ConstructorParameters<typeof HttpAgent>[0], 'jar'> &
  Required<Pick<SessionOptions, 'certificates'>>;

class HttpSession implements DriverSession {
  readonly #options: AgentOptions;
  readonly #openBrowser: () => Promise<Driver>;
  readonly #jar = new CookieJar();
  /** Once a page needed it, it stays: it has the cookies. */
  #browser: DriverSession | undefined;

  constructor(options: AgentOptions, openBrowser: () => Promise<Driver>) {
    this.#options = options;
    this.#openBrowser = openBrowser;
  }

  get driver(): DriverSession['driver'] {
    return this.#browser ? 'browser' : 'http';
  }

  async signIn(task: SignInTask): Promise<SignInOutcome> {
    if (this.#browser) return this.#browser.signIn(task);
    const before = await cookiesOf(this.#jar);
    const factor = task.account.factors.flatMap((one) => Object.keys(one)).find((id) => ofBrowsers.has(id));
    if (factor)
      return this.#begin(task, before, `signing in with a browser, as the factor ${factor} needs one`);
    try {
      return await new SignInRun(new HttpAgent({ ...this.#options, jar: this.#jar }, task), task).run();
    } catch (thrown) {
      if (!(thrown instanceof HarnessError) || thrown.code !== 'LOGIN_PAGE_NEEDS_BROWSER') throw thrown;
      // A code that is to be sent once must not be sent again.
      if (task.code && task.factorsUsed.some(({ factor }) => factor !== 'password')) throw thrown;
      task.factorsUsed.length = 0;
      return this.#begin(task, before, `beginning again in a browser: ${thrown.message}`);
    }
  }

  async #begin(task: SignInTask, cookies: readonly Cookie[], why: string): Promise<SignInOutcome> {
    const text = task.redactor.text(why);
    task.onWait?.(text);
    task.timeline.push({ at: new Date().toISOString(), kind: 'note', text, url: bare(task.startUrl) });
    this.#browser = await (
      await this.#openBrowser()
    ).newSession({ cookies, certificates: this.#options.certificates });
    return this.#browser.signIn(task);
  }

  async reopen(): Promise<void> {
    const cookies = await this.#jar.store.getAllCookies();
    const passing = cookies.filter(({ expires, maxAge }) => maxAge === null && !(expires instanceof Date));
    for (const { domain, path, key } of passing) await this.#jar.store.removeCookie(domain, path, key);
    await this.#browser?.reopen();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }
}

/** As they are now, so that a browser can begin where this sign-in began. */
async function cookiesOf(jar: CookieJar): Promise<Cookie[]> {
  const cookies = await jar.store.getAllCookies();
  return cookies.flatMap(({ key, value, domain, path, secure, httpOnly, sameSite, hostOnly }) => {
    if (domain === null) return [];
    return {
      name: key,
      value,
      domain: hostOnly ? domain : `.${domain}`,
      path: path ?? '/',
      secure,
      httpOnly,
      ...(sameSite === 'strict' && { sameSite: 'Strict' }),
      ...(sameSite === 'lax' && { sameSite: 'Lax' }),
      ...(sameSite === 'none' && secure && { sameSite: 'None' }),
    } as const;
  });
}
