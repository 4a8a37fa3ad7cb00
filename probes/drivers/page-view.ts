/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { TargetConfig } from '../../core/config.ts';
import { pageHintNames, type PageHintName } from '../../core/model.ts';
import type { PageHints } from '../../providers/provider.ts';

/** What stands on a page, as plain data. No value of any field is in it. */
export interface PageView {
  url: string;
  title: string;
  lang: string;
  headings: string[];
  /** Texts that are marked up as a message: alerts, live regions, errors. */
  alerts: string[];
  /** Visible text, at most 20,000 characters. */
  text: string;
  fields: FieldView[];
  buttons: ButtonView[];
  counts: { canvas: number; image: number; iframe: number };
  /** Captcha widgets that are seen. */
  captchas: number;
  /** A form without anything to see in it: it sends itself. */
  hiddenForms: number;
  /** Tells two loads of the same page apart. */
  document: string;
}

/** Where an element is to be found again: the frame's place in the list that was read, and the element's in that frame. */
export interface ElementRef {
  frame: number;
  index: number;
}

export interface FieldView extends ElementRef {
  type: string;
  name: string;
  id: string;
  autocomplete: string;
  inputmode: string;
  /** -1: no limit. */
  maxLength: number;
  /** Label, aria-label, placeholder, or the text beside it. */
  label: string;
  enabled: boolean;
  /** Something is written in it; what, is not read. */
  filled: boolean;
  /** Must be filled in, by its markup or an asterisk. */
  required: boolean;
  checked: boolean;
  /** Number of the form in its frame; -1 outside any. */
  form: number;
  hint?: PageHintName;
}

export interface ButtonView extends ElementRef {
  kind: 'submit' | 'button' | 'link';
  text: string;
  name: string;
  id: string;
  enabled: boolean;
  form: number;
  hint?: PageHintName;
}

/** One frame's part of the view. */
export interface FrameView extends PageView {
  fingerprint: string;
}

/** What an element is; `match`: only on a page that has this in its address, its title or a heading. */
export interface PageHint {
  name: PageHintName;
  selector: string;
  match?: string;
}

export type PagesConfig = NonNullable<TargetConfig['pages']>;

/** The hints of the configuration, and then those of the product. */
export function hintsOf(pages: PagesConfig, product: PageHints): PageHint[] {
  return [
    ...pages.map(({ action, field, match }) => ({
      name: action,
      selector: field,
      ...(match !== undefined && { match }),
    })),
    ...pageHintNames.flatMap((name) =>
      product[name] === undefined ? [] : [{ name, selector: product[name] }],
    ),
  ];
}

export interface FrameRequest {
  hints: readonly PageHint[];
  frame: number;
  /** Wait until the page differs from this fingerprint; empty: read at once when the page is there. */
  since: string;
  /** How long to wait for a change, in milliseconds; then the page is returned as it is. */
  waitMs: number;
}

/**
 * Runs inside the page: waits until it is there (and has changed), and describes it. Everything it uses is in its body,
 * as only its text is sent to the browser.
 */
export async function readFrame(request: FrameRequest): Promise<FrameView> {
  const { frame, since, waitMs } = request;
  const oneLine = (text: string | null | undefined, limit = 200): string =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, limit);

  // Playwright's own waits see neither "changed in any way" nor style sheets that are still on their way.
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const isThere = (): boolean => {
    if (document.readyState === 'complete') return true;
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (document.readyState === 'loading' || !navigation?.domContentLoadedEventEnd) return false;
    const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]');
    return [...sheets].every((link) => link.sheet !== null || link.disabled);
  };
  const started = performance.now();
  while (!isThere() && performance.now() - started < 5_000) await pause(4);

  const allIn = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...allIn(element.shadowRoot)] : [element],
    );

  const around = (element: Element, selector: string): Element | null => {
    for (let at: Element | null = element; at;) {
      const found: Element | null = at.closest(selector);
      if (found) return found;
      const root: Node = at.getRootNode();
      at = root instanceof ShadowRoot ? root.host : null;
    }
    return null;
  };

  const isVisible = (element: Element, checkOpacity = true): boolean => {
    if (!element.checkVisibility({ checkOpacity, checkVisibilityCSS: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
    return around(element, '[aria-hidden="true"], [inert]') === null;
  };

  const textOf = (element: Element): string =>
    element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');

  const read = (): FrameView => {
    const all = allIn(document);
    const about = [
      `${location.origin}${location.pathname}`,
      document.title,
      ...all.filter(({ localName }) => /^h[1-6]$/.test(localName)).map(textOf),
    ].join('\n');
    const hints = request.hints.filter(({ selector, match }) => {
      try {
        document.createDocumentFragment().querySelector(selector);
      } catch {
        // Not a selector.
        return false;
      }
      return match === undefined || about.includes(match);
    });
    const forms = all.filter((element) => element instanceof HTMLFormElement);
    const elements: Element[] = [];
    const remember = (element: Element): ElementRef => ({ frame, index: elements.push(element) - 1 });
    const formOf = (element: Element): number => {
      const own = 'form' in element && element.form instanceof HTMLFormElement ? element.form : null;
      const form = own ?? around(element, 'form');
      return form instanceof HTMLFormElement ? forms.indexOf(form) : -1;
    };
    const hintOf = (element: Element): { hint?: PageHintName } => {
      const hinted = hints.find(({ selector }) => element.matches(selector));
      return hinted ? { hint: hinted.name } : {};
    };
    const isPressed = (element: Element): boolean => {
      const { hint } = hintOf(element);
      return hint !== undefined && ['submit', 'press', 'chooseTotp', 'otherMethod'].includes(hint);
    };
    // A plain element that shows a hand and is none of a button's insides: what else is there to tell it by?
    const looksPressable = (element: Element): boolean =>
      ['div', 'span', 'li', 'td', 'p', 'a'].includes(element.localName) &&
      (element.hasAttribute('onclick') ||
        (getComputedStyle(element).cursor === 'pointer' &&
          (!element.parentElement || getComputedStyle(element.parentElement).cursor !== 'pointer'))) &&
      around(element, 'label, button, a[href], [role="button"]') === null &&
      textOf(element).trim() !== '' &&
      textOf(element).length < 60 &&
      // What holds buttons of its own is their frame.
      element.querySelector('button, a[href], [role="button"], input, select, textarea') === null;
    const byIds = (element: Element, attribute: string): string =>
      (element.getAttribute(attribute) ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map((id) => {
          const root = element.getRootNode();
          const found = root instanceof ShadowRoot ? root.getElementById(id) : document.getElementById(id);
          return found ? textOf(found) : '';
        })
        .join(' ');

    const isField = (
      element: Element,
    ): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement &&
        !['hidden', 'submit', 'button', 'image', 'reset', 'file'].includes(element.type));
    const isChoice = (element: Element): boolean =>
      element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox');
    const labelOf = (element: Element): string => {
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
      const own = [
        labels.map(textOf).join(' '),
        byIds(element, 'aria-labelledby'),
        element.getAttribute('aria-label'),
        element.getAttribute('placeholder'),
        element.getAttribute('title'),
      ].filter(Boolean);
      if (own.length > 0) return oneLine(own.join(' '));
      const root = element.getRootNode();
      const hostLabel = root instanceof ShadowRoot ? root.host.getAttribute('label') : null;
      if (hostLabel) return oneLine(hostLabel);
      // Nothing is tied to it: the nearest text around it, as long as it is the only field there.
      for (let at = element.parentElement, up = 0; at && up < 3; at = at.parentElement, up++) {
        if ([...at.querySelectorAll('*')].filter(isField).length > 1) break;
        const text = oneLine(textOf(at), 100);
        if (text) return text;
      }
      return '';
    };

    const fields: FieldView[] = [];
    const buttons: ButtonView[] = [];
    const alerts: string[] = [];
    const headings: string[] = [];
    const counts = { canvas: 0, image: 0, iframe: 0 };
    let captchas = 0;
    const alertMark =
      '[role="alert"], [aria-live="assertive"], [class*="error" i], [class*="alert" i], [class*="invalid" i], [class*="danger" i], [class*="negative" i], [class*="warning" i], [id*="error" i]';

    for (const element of all) {
      const kind = element.localName;
      if (isField(element)) {
        const seen = isChoice(element)
          ? isVisible(element) ||
            ('labels' in element && [...(element.labels ?? [])].some((label) => isVisible(label)))
          : // Code inputs are often drawn as boxes with the real field, invisible, on top.
            isVisible(element, element.getAttribute('autocomplete') !== 'one-time-code');
        if (!seen || hintOf(element).hint === 'ignore') continue;
        const readOnly = 'readOnly' in element && element.readOnly;
        fields.push({
          ...remember(element),
          type: element.type,
          name: element.name,
          id: element.id,
          autocomplete: (element.getAttribute('autocomplete') ?? '').toLowerCase(),
          inputmode: element.inputMode,
          maxLength: 'maxLength' in element ? element.maxLength : -1,
          label: labelOf(element),
          enabled: !element.matches(':disabled') && !readOnly,
          filled: element.value !== '',
          required: element.matches('[required], [aria-required="true"]') || labelOf(element).includes('*'),
          checked: 'checked' in element && element.checked,
          form: formOf(element),
          ...hintOf(element),
        });
      } else if (
        kind === 'button' ||
        kind === 'input' ||
        isPressed(element) ||
        looksPressable(element) ||
        element.matches(
          'a[href], a[onclick], [role="button"], [role="link"], [role="option"], [role="menuitem"]',
        )
      ) {
        if (element instanceof HTMLInputElement && !['submit', 'button', 'image'].includes(element.type))
          continue;
        if (!isVisible(element) || hintOf(element).hint === 'ignore') continue;
        const isSubmit =
          (element instanceof HTMLButtonElement && element.type === 'submit') ||
          (element instanceof HTMLInputElement && element.type !== 'button');
        const isLink = kind === 'a' && element.getAttribute('role') !== 'button';
        const image = element.querySelector('img[alt], svg[aria-label]');
        const text =
          oneLine(element.getAttribute('aria-label')) ||
          oneLine(textOf(element)) ||
          oneLine(element instanceof HTMLInputElement ? element.value || element.alt : '') ||
          oneLine(element.getAttribute('title')) ||
          oneLine(image?.getAttribute('alt') ?? image?.getAttribute('aria-label'));
        buttons.push({
          ...remember(element),
          kind: isSubmit ? 'submit' : isLink ? 'link' : 'button',
          text,
          name: element.getAttribute('name') ?? '',
          id: element.id,
          enabled: !element.matches(':disabled, [aria-disabled="true"]'),
          form: formOf(element),
          ...hintOf(element),
        });
      } else if (/^h[1-6]$/.test(kind) || element.matches('[role="heading"], legend')) {
        if (isVisible(element)) headings.push(oneLine(textOf(element)));
      } else if (kind === 'canvas' || kind === 'img') {
        if (isVisible(element)) counts[kind === 'img' ? 'image' : kind] += 1;
      }
      if (kind === 'iframe' && isVisible(element)) {
        counts.iframe += 1;
        const about = `${element.getAttribute('src')} ${element.getAttribute('title')}`;
        if (
          /recaptcha\/(api2|enterprise)\/(anchor|bframe)|hcaptcha|turnstile|challenges\.cloudflare|arkoselabs|captcha/i.test(
            about,
          )
        ) {
          // The badge of an invisible captcha is smaller than this, and asks nothing.
          const box = element.getBoundingClientRect();
          if (box.width >= 280 && box.height >= 60) captchas += 1;
        }
      }
      if (element.matches(alertMark) || hintOf(element).hint === 'error') {
        if (isField(element) || kind === 'form' || kind === 'body' || kind === 'html') continue;
        const isPlainLabel = kind === 'label' && !element.matches('[id*="error" i]');
        if (isPlainLabel || !isVisible(element) || element.querySelector('input, form')) continue;
        // What can be pressed is not part of what is said.
        const pressed = [...element.querySelectorAll('a, button')].map(textOf).filter(Boolean);
        const text = oneLine(
          pressed.reduce((said, caption) => said.replace(caption, ''), textOf(element)),
          300,
        );
        if (text.length > 1 && !alerts.some((known) => known.includes(text))) alerts.push(text);
      }
    }

    const shadowTexts = all.flatMap((element) =>
      element.shadowRoot
        ? [...element.shadowRoot.children].filter((child) => child.localName !== 'style').map(textOf)
        : [],
    );
    const text = [document.body?.innerText ?? '', ...shadowTexts].join('\n').slice(0, 20_000);
    const hiddenForms = forms.filter(
      (form) => form.querySelector('input[type="hidden"]') && !isVisible(form),
    ).length;

    Reflect.set(globalThis, Symbol.for('amrcheck.elements'), elements);
    const url = location.href;
    const fingerprint = JSON.stringify([
      performance.timeOrigin,
      url,
      headings,
      alerts,
      fields.map(({ type, name, id, enabled, label }) => [type, name, id, enabled, label]),
      buttons.map(({ text: caption, enabled }) => [caption, enabled]),
      counts,
      text.length > 0,
    ]);
    return {
      url,
      title: document.title,
      lang: document.documentElement.lang,
      headings: headings.filter(Boolean),
      alerts,
      text,
      fields,
      buttons,
      counts,
      captchas,
      hiddenForms,
      document: String(performance.timeOrigin),
      fingerprint,
    };
  };

  let view = read();
  if (since === '' || view.fingerprint !== since) return view;
  return new Promise((resolve) => {
    const end = performance.now() + waitMs;
    const look = (): void => {
      view = read();
      if (view.fingerprint === since && performance.now() < end) return;
      observer.disconnect();
      clearInterval(timer);
      resolve(view);
    };
    let due = false;
    const observer = new MutationObserver(() => {
      if (due) return;
      due = true;
      setTimeout(() => {
        due = false;
        look();
      }, 0);
    });
    const changes = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document, changes);
    for (const element of allIn(document))
      if (element.shadowRoot) observer.observe(element.shadowRoot, changes);
    // What no mutation tells: a style sheet or an animation that brings something into view, a new shadow root.
    const timer = setInterval(look, 50);
  });
}

/** Runs inside the page: the element that the last reading knew under this number. */
export function elementAt(index: number): Element | null {
  const elements: unknown = Reflect.get(globalThis, Symbol.for('amrcheck.elements'));
  const element: unknown = Array.isArray(elements) ? elements[index] : null;
  return element instanceof Element ? element : null;
}

/** The frames of a page as one view: the main frame's words first. */
export function joinFrames(frames: readonly FrameView[]): PageView {
  const [main, ...others] = frames;
  if (!main) throw new RangeError('A page has at least one frame');
  const sum = (of: (view: FrameView) => number): number =>
    frames.reduce((total, view) => total + of(view), 0);
  return {
    ...main,
    headings: frames.flatMap((view) => view.headings),
    alerts: frames.flatMap((view) => view.alerts),
    text: [main, ...others].map((view) => view.text).join('\n'),
    fields: frames.flatMap((view) => view.fields),
    buttons: frames.flatMap((view) => view.buttons),
    counts: {
      canvas: sum((view) => view.counts.canvas),
      image: sum((view) => view.counts.image),
      iframe: main.counts.iframe,
    },
    captchas: sum((view) => view.captchas),
    document: frames.map((view) => view.document).join(' '),
  };
}
