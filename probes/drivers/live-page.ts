import type { CDPSession, ElementHandle, Frame, Page } from 'playwright';
import type { Redactor } from '../../core/redact.ts';
import {
  elementAt,
  joinFrames,
  readFrame,
  type ElementRef,
  type FrameView,
  type PageHint,
} from './page-view.ts';
import { maskPage } from './screenshot.ts';
import type { Snapshot } from './user-agent.ts';

/** The frames that a page was read from. */
interface Reading {
  frames: Frame[];
  parts: FrameView[];
}

/** A page in the browser: read as a whole, frames and all, and waited for until it changes. */
export class LivePage {
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #hints: readonly PageHint[];
  readonly #readings = new WeakMap<Snapshot, Reading>();

  constructor(page: Page, devtools: CDPSession, hints: readonly PageHint[]) {
    this.#page = page;
    this.#devtools = devtools;
    this.#hints = hints;
  }

  async read(): Promise<Snapshot> {
    for (;;) {
      try {
        return await this.#readFrames();
      } catch (thrown) {
        if (!isNavigation(thrown)) throw thrown;
      }
    }
  }

  async next(snapshot: Snapshot, waitMs: number): Promise<Snapshot> {
    const { frames, parts } = this.#of(snapshot);
    const waits = frames.map(async (frame, index) => {
      const since = parts[index]?.fingerprint ?? '';
      try {
        await frame.evaluate(readFrame, { hints: this.#hints, frame: index, since, waitMs });
      } catch (thrown) {
        // The page has gone, which is a change; a frame that has gone shows in the page around it.
        if (!isNavigation(thrown)) throw thrown;
      }
    });
    await Promise.race(waits);
    return this.read();
  }

  async #readFrames(): Promise<Snapshot> {
    const request = { hints: this.#hints, since: '', waitMs: 0 };
    const main = this.#page.mainFrame();
    const frames = [main];
    const parts = [await main.evaluate(readFrame, { ...request, frame: 0 })];
    if (parts[0]!.counts.iframe > 0) {
      for (const frame of this.#page.frames()) {
        if (frame === main || !(await isShown(frame))) continue;
        const part = await frame
          .evaluate(readFrame, { ...request, frame: frames.length })
          .catch((thrown: unknown) => {
            if (isNavigation(thrown)) return null;
            throw thrown;
          });
        if (!part) continue;
        frames.push(frame);
        parts.push(part);
      }
    }
    const fingerprint = parts.map((part) => part.fingerprint).join('\n');
    const snapshot = { view: joinFrames(parts), fingerprint };
    this.#readings.set(snapshot, { frames, parts });
    return snapshot;
  }

  #of(snapshot: Snapshot): Reading {
    return this.#readings.get(snapshot) ?? { frames: [], parts: [] };
  }

  /** The element behind a part of the view; null when the page has let go of it. */
  async element(snapshot: Snapshot, ref: ElementRef): Promise<ElementHandle<Element> | null> {
    const handle = await this.#of(snapshot).frames[ref.frame]?.evaluateHandle(elementAt, ref.index);
    return handle?.asElement() ?? null;
  }

  /**
   * A JPEG of the viewport with fields, secrets and (`enrolment`) whatever could be a new secret hidden. null: none came in
   * time, as Chromium (156) never answers where the page goes away while it is drawn.
   */
  async screenshot(
    snapshot: Snapshot,
    redactor: Redactor,
    { enrolment = false, limitMs = 5_000 } = {},
  ): Promise<Buffer | null> {
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(resolve, limitMs, null);
    try {
      return await Promise.race([this.#picture(snapshot, redactor, enrolment), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #picture(snapshot: Snapshot, redactor: Redactor, enrolment: boolean): Promise<Buffer> {
    if (redactor.enabled) {
      const secrets = redactor.secretsIn(snapshot.view.text);
      await Promise.all(
        this.#of(snapshot).frames.map((frame) => frame.evaluate(maskPage, { secrets, enrolment })),
      );
    }
    // Straight from the browser: Playwright's own screenshot waits for fonts and takes twice as long.
    const { data } = await this.#devtools.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality: 70,
    });
    return Buffer.from(data, 'base64');
  }
}

async function isShown(frame: Frame): Promise<boolean> {
  try {
    return await (await frame.frameElement()).isVisible();
  } catch {
    return false;
  }
}

/** The page went away under the reading: read the next one. */
function isNavigation(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    /context was destroyed|cannot find context|frame (was|got) detached|because of a navigation|Frame was detached/i.test(
      thrown.message,
    )
  );
}
