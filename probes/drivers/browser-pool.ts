import { setImmediate as turn } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import { wentAway } from './navigation-error.ts';

/**
 * As many as were measured without growth (Chromium 156 on Linux, two at a time on the lab's pages): the memory of all its
 * processes, shared pages divided, was 431 MiB after 25 contexts and from then on between 213 and 442; 247 after 400.
 */
const mostContexts = 400;

/** A context of its own in a browser that is fit. */
export interface PooledContext {
  context: BrowserContext;
  browser: Browser;
  /** Does not wait until it has closed. */
  release(): void;
}

/**
 * One browser, and another when that one is gone or has had its fill. A full one stays open as long as a context in it is,
 * so that no sign-in is lost.
 */
export class BrowserPool {
  readonly #start: () => Promise<Browser>;
  readonly #most: number;
  readonly #open = new Set<Running>();
  #current: Promise<Running> | undefined;
  #closed = false;

  /** `start` throws HarnessError. */
  constructor(start: () => Promise<Browser>, most = mostContexts) {
    this.#start = start;
    this.#most = most;
  }

  /** Throws HarnessError where no browser can be had. */
  async ready(): Promise<void> {
    await this.#fit();
  }

  async newContext(options: BrowserContextOptions): Promise<PooledContext> {
    const running = await this.#fit();
    running.contexts += 1;
    running.inUse += 1;
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      running.inUse -= 1;
      if (running.isFull && running.inUse === 0) this.#end(running);
    };
    const { browser, userAgent } = running;
    // A provider may be honest to tests only: the browser does not say that nobody sees it.
    const context = await whileConnected(browser, () => browser.newContext({ ...options, userAgent })).catch(
      (cause: unknown) => {
        release();
        throw wentAway(cause);
      },
    );
    return {
      context,
      browser,
      release() {
        // Not waited for: Chromium (156) at times never answers Target.disposeBrowserContext. Or the browser may be gone already.
        context.close().catch(() => {});
        release();
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#current?.catch(() => {});
    // One that does not go is killed by Playwright after 30 s.
    await Promise.all([...this.#open].map(({ browser }) => browser.close()));
  }

  async #fit(): Promise<Running> {
    for (;;) {
      if (this.#closed) throw wentAway();
      const asked = (this.#current ??= this.#begin());
      const running = await asked.catch((thrown: unknown) => {
        if (this.#current === asked) this.#current = undefined;
        throw thrown;
      });
      if (running.browser.isConnected() && running.contexts < this.#most) return running;
      if (this.#current !== asked) continue;
      this.#current = undefined;
      running.isFull = true;
      if (running.inUse === 0 || !running.browser.isConnected()) this.#end(running);
    }
  }

  async #begin(): Promise<Running> {
    const browser = await this.#start();
    const running = { browser, userAgent: '', contexts: 0, inUse: 0, isFull: false };
    this.#open.add(running);
    const { userAgent } = await whileConnected(browser, async () => {
      const devtools = await browser.newBrowserCDPSession();
      return devtools.send('Browser.getVersion');
    });
    return Object.assign(running, { userAgent: userAgent.replace('Headless', '') });
  }

  #end(running: Running): void {
    this.#open.delete(running);
    void running.browser.close().catch(() => {});
  }
}

/** What `action` brings. Throws BROWSER_FAILED as soon as the browser is gone: Playwright may leave a call open then. */
export async function whileConnected<Result>(
  browser: Browser,
  action: () => Promise<Result>,
): Promise<Result> {
  let onGone = (): void => {};
  const gone = new Promise<never>((_, reject) => (onGone = () => reject(wentAway())));
  browser.on('disconnected', onGone);
  try {
    if (!browser.isConnected()) throw wentAway();
    return await Promise.race([action(), gone]);
  } catch (thrown) {
    // What fails for want of a browser may do so a moment before it is told why.
    await turn();
    throw browser.isConnected() ? thrown : wentAway(thrown);
  } finally {
    browser.off('disconnected', onGone);
  }
}

interface Running {
  browser: Browser;
  userAgent: string;
  /** That were opened in it. */
  contexts: number;
  inUse: number;
  /** No further context is opened. */
  isFull: boolean;
}
