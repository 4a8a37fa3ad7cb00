import type { ElementHandle, Page, Request } from 'playwright';
import { HarnessError } from '../../core/errors.ts';
import type { LivePage, Snapshot } from './live-page.ts';
import type { ElementRef, FieldView } from './page-view.ts';

/** Types and presses. Values go to the browser and nowhere else: an error of Playwright quotes them, so none is passed on. */
export class Hands {
  readonly #page: Page;
  readonly #live: LivePage;
  readonly #timeoutMs: number;

  constructor(page: Page, live: LivePage, timeoutMs: number) {
    this.#page = page;
    this.#live = live;
    this.#timeoutMs = timeoutMs;
  }

  async fill(snapshot: Snapshot, field: FieldView, value: string): Promise<void> {
    const element = await this.#element(snapshot, field);
    await element.fill(value, { timeout: this.#timeoutMs }).catch(() => {
      const named = field.label || field.name || field.id;
      throw new HarnessError(
        'LOGIN_TIMED_OUT',
        `The field "${named}" of the login page could not be filled in.`,
        'Run it again with --headed and see what lies over it.',
      );
    });
  }

  /** Presses a button; where it stays disabled or covered, Enter in `field`. */
  async press(snapshot: Snapshot, button: ElementRef, field?: FieldView): Promise<void> {
    const element = await this.#element(snapshot, button);
    try {
      await element.click({ noWaitAfter: true, timeout: Math.min(3_000, this.#timeoutMs / 2) });
    } catch {
      // The page may have gone by itself meanwhile; then there is nothing to press any more.
      if (field) await this.pressEnter(snapshot, field).catch(() => {});
      else await element.dispatchEvent('click').catch(() => {});
    }
  }

  async pressEnter(snapshot: Snapshot, field: FieldView): Promise<void> {
    const element = await this.#element(snapshot, field);
    await element.press('Enter', { noWaitAfter: true, timeout: this.#timeoutMs });
  }

  /**
   * Fills in a code: one field, or one for each character. Returns whether the page then sent it by itself,
   * as many do at the last digit; to send it again would be a second use.
   */
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
