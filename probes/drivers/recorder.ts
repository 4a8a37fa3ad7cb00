/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { randomInt } from 'node:crypto';
import type { CDPSession, Page } from 'playwright';
import type { SignInTask } from './driver.ts';
import { interceptAnswer } from './interception.ts';
import { hintsOf, readFrame, type PageHint } from './page-view.ts';
import { hintsFrom, traceOf, type Recording, type Touch, type Trace } from './recorded-hints.ts';
import { selectorsOf } from './selectors.ts';

export interface RecordTask extends Pick<
  SignInTask,
  | 'startUrl'
  | 'relyingPartyOrigin'
  | 'callbackUrl'
  | 'takeFromBrowser'
  | 'answered'
  | 'provider'
  | 'pages'
  | 'signal'
> {
  /** Told of the page as soon as it is watched. */
  onOpen?(page: Page): void;
}

/**
 * Watches somebody sign in, until the provider has answered or the page is closed. Of what is typed nothing leaves the
 * page but its length, a keyed digest and whether it is a number.
 */
export async function recordSignIn(page: Page, devtools: CDPSession, task: RecordTask): Promise<Recording> {
  const { startUrl, relyingPartyOrigin, callbackUrl, takeFromBrowser, answered, signal } = task;
  const touches: Touch[] = [];
  const key = randomInt(1, 2 ** 32);
  const context = page.context();
  await context.exposeBinding(binding, (_, touch: Touch) => void touches.push(touch));
  const given = JSON.stringify([hintsOf(task.pages ?? [], task.provider.pages), key, binding]);
  await context.addInitScript({
    content: `(${String(watch)})(${String(readFrame)}, ${String(traceOf)}, ${String(selectorsOf)}, ...${given})`,
  });
  const stop = takeFromBrowser && (await interceptAnswer(devtools, callbackUrl, takeFromBrowser));
  const ended = new Promise<boolean>((resolve) => {
    const onAnswer = (): void => resolve(true);
    answered.then(onAnswer, onAnswer);
    page.once('close', () => resolve(false));
    signal?.addEventListener('abort', () => resolve(false), { once: true });
  });
  // What keeps the page from loading is seen on the screen.
  await page.goto(startUrl, { waitUntil: 'commit', timeout: 0 }).catch(() => {});
  task.onOpen?.(page);
  const isAnswered = await ended;
  // What the last page told comes before what the next one says.
  await page.evaluate(() => document.readyState).catch(() => {});
  await stop?.();
  return { ...hintsFrom(touches, { relyingPartyOrigin, key }), answered: isAnswered };
}

const binding = 'amrcheckTouched';

/** Runs inside each page, before its own scripts. */
function watch(
  read: typeof readFrame,
  trace: (text: string, key: number) => Trace,
  selectors: typeof selectorsOf,
  hints: PageHint[],
  key: number,
  name: string,
): void {
  const fieldTypes = ['text', 'email', 'tel', 'number', 'password', 'search', 'url', 'textarea'];
  const isText = (node: unknown): node is HTMLInputElement | HTMLTextAreaElement =>
    (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) &&
    fieldTypes.includes(node.type);

  const typed = new Map<Element, { isPassword: boolean; isDigits: boolean; trace: Trace }>();
  const tell = (path: Element[] = []): void => {
    // Read at once where the page is there, before it reacts.
    const reading = read({ hints, frame: 0, since: '', waitMs: 0 });
    const elements = (Reflect.get(globalThis, Symbol.for('amrcheck.elements')) ?? []) as Element[];
    const touched = (element: Element) => ({
      index: elements.indexOf(element),
      selectors: selectors(element),
    });
    const pressed =
      path.find((element) => elements.includes(element)) ??
      path.find((element) => element.matches('button, a, [role], [onclick]')) ??
      path[0];
    const touch = {
      headings: [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')]
        .map(({ innerText }) => innerText.trim())
        .filter((text) => text !== '' && text.length < 100 && !text.includes('\n')),
      typed: [...typed]
        .filter(([element]) => element.isConnected)
        .map(([element, what]) => ({ ...touched(element), ...what })),
      ...(pressed && { pressed: touched(pressed) }),
      empty: elements.filter((one) => isText(one) && one.value === '').map(touched),
    };
    const send = Reflect.get(globalThis, name) as (touch: Touch) => Promise<void>;
    void reading.then((view) => send({ view, ...touch }));
  };

  addEventListener(
    'input',
    (event) => {
      const [field] = event.composedPath();
      if (!event.isTrusted || !isText(field)) return;
      const { value } = field;
      // Some pages show what is typed by making a text field of the password's.
      const isPassword = field.type === 'password' || (typed.get(field)?.isPassword ?? false);
      const trimmed = value.trim();
      typed.set(field, {
        isPassword,
        isDigits: /^\d{6,8}$/.test(trimmed.replace(/\s/g, '')),
        trace: trace(trimmed.toLowerCase(), key),
      });
      tell();
    },
    true,
  );
  addEventListener(
    'click',
    (event) => {
      const path = event.composedPath().filter((node) => node instanceof Element);
      const [target] = path;
      const chooses = path.some((node) => node instanceof HTMLLabelElement || node.localName === 'option');
      const isButton =
        target instanceof HTMLInputElement && ['submit', 'button', 'image'].includes(target.type);
      const isField = target?.matches('input, textarea, select') && !isButton;
      if (!event.isTrusted || !target || chooses || isField || target.matches('html, body, form')) return;
      tell(path);
    },
    true,
  );
}
