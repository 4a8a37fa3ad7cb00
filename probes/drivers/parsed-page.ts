import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { PageHintName } from '../../core/model.ts';
import type { ButtonView, ElementRef, FieldView, PageHint, PageView } from './page-view.ts';

type Node = Exclude<Extract<Parameters<typeof load>[0], object>, readonly unknown[] | Uint8Array>;
export type Element = Extract<Node, { attribs: Record<string, string> }>;

/** A page that was parsed and not drawn: what readFrame (page-view.ts) reads of a live one, read of its HTML. */
export interface ParsedPage {
  view: PageView;
  $: CheerioAPI;
  /** Against which its addresses are resolved. */
  base: string;
  /** The element behind a part of the view. */
  elementOf(ref: ElementRef): Element;
  /** Its own form, or the one that its `form` attribute names. */
  formOf(element: Element): Element | undefined;
  isEnabled(element: Element): boolean;
  /** Has scripts, or frames, that may show what is not in the HTML. */
  mayHoldMore: boolean;
}

const alertingClass = /error|alert|invalid|danger|negative|warning/i;
const pressableRoles = new Set(['button', 'link', 'option', 'menuitem']);

const notDrawn = new Set(['head', 'script', 'style', 'template', 'noscript', 'title', 'meta', 'link']);
const inline = new Set(
  'a abbr b bdi bdo button cite code em font i img input kbd label mark q s samp select small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
);
const inputTypes = new Set(
  'button checkbox color date datetime-local email file hidden image month number password radio range reset search submit tel text time url week'.split(
    ' ',
  ),
);
const hidingStyle = /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)/i;
const transparent = /opacity\s*:\s*0(\.0+)?\s*(;|!|$)/i;
const aside = /(left|top|right)\s*:\s*-\d{3,}|text-indent\s*:\s*-\d{3,}/i;
/** What the style sheets of many products, which are not read, hide by. */
const hidingClass =
  /(^|\s)(d-none|hidden|hide|sr-only|visually-hidden|nodisplay|pf-v?\d*-?u-display-none)(\s|$)/;

/** https://dom.spec.whatwg.org/#dom-node-nodetype */
const textNode = 3;

const oneLine = (text: string | undefined, limit = 200): string =>
  (text ?? '').replace(/\s+/g, ' ').trim().slice(0, limit);

/** Reads a page. `id` tells two loads of the same page apart. */
export function parsePage(html: string, url: string, pageHints: readonly PageHint[], id: string): ParsedPage {
  const $ = load(html);
  const base = URL.parse($('base[href]').attr('href') ?? '', url)?.href ?? url;
  const all = find($, '*');
  const attr = (element: Element, name: string): string => element.attribs[name] ?? '';
  const has = (element: Element, name: string): boolean => name in element.attribs;
  const parentOf = ({ parent }: Element): Element | null =>
    parent !== null && 'attribs' in parent ? parent : null;

  const rules = rulesOf($);
  const styled = (...styles: RegExp[]): Set<Element> =>
    new Set(
      rules.flatMap(([selector, declarations]) =>
        styles.some((style) => style.test(declarations)) ? find($, selector) : [],
      ),
    );
  const sheets = { hidden: styled(hidingStyle), transparent: styled(transparent, aside) };
  const ownly = memo((element: Element): boolean => {
    const { name } = element;
    if (notDrawn.has(name) || has(element, 'hidden') || sheets.hidden.has(element)) return false;
    if (hidingStyle.test(attr(element, 'style')) || hidingClass.test(attr(element, 'class'))) return false;
    if (name === 'dialog' && !has(element, 'open')) return false;
    const parent = parentOf(element);
    return !(parent?.name === 'details' && !has(parent, 'open') && name !== 'summary');
  });
  const isDrawn = memo((element: Element): boolean => {
    const parent = parentOf(element);
    // What is in a template has no parent.
    return ownly(element) && (parent === null ? element.name === 'html' : isDrawn(parent));
  });
  const isSolid = memo((element: Element): boolean => {
    const style = attr(element, 'style');
    const parent = parentOf(element);
    if (sheets.transparent.has(element) || transparent.test(style) || aside.test(style)) return false;
    return parent === null || isSolid(parent);
  });
  const isReachable = memo((element: Element): boolean => {
    const parent = parentOf(element);
    if (attr(element, 'aria-hidden') === 'true' || has(element, 'inert')) return false;
    return parent === null || isReachable(parent);
  });
  const isVisible = (element: Element): boolean =>
    isDrawn(element) && isReachable(element) && isSolid(element);

  const textOf = (element: Element): string => {
    if (!ownly(element) || element.name === 'textarea') return '';
    const parts = element.children.map((child) => {
      if ('data' in child && child.nodeType === textNode) return child.data.replace(/\s+/g, ' ');
      return 'attribs' in child ? (child.name === 'br' ? '\n' : textOf(child)) : '';
    });
    const text = parts.join('');
    return inline.has(element.name) ? text : `\n${text}\n`;
  };
  const linesOf = (element: Element): string =>
    textOf(element)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n');

  const forms = all.filter(({ name }) => name === 'form');
  const byId = new Map(all.filter((element) => has(element, 'id')).map((one) => [attr(one, 'id'), one]));
  const labels = Map.groupBy(
    all.filter((element) => element.name === 'label' && has(element, 'for')),
    (label) => attr(label, 'for'),
  );
  const around = (element: Element, name: string): Element | undefined => {
    let at: Element | null = element;
    while (at && at.name !== name) at = parentOf(at);
    return at ?? undefined;
  };
  const formOf = (element: Element): Element | undefined => {
    if (!has(element, 'form')) return around(element, 'form');
    const named = byId.get(attr(element, 'form'));
    return named?.name === 'form' ? named : undefined;
  };
  const isEnabled = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = parentOf(at))
      if (has(at, 'disabled') && (at === element || at.name === 'fieldset')) return false;
    return true;
  };
  const typeOf = (element: Element): string => {
    if (element.name === 'textarea') return 'textarea';
    if (element.name === 'select') return has(element, 'multiple') ? 'select-multiple' : 'select-one';
    const type = attr(element, 'type').toLowerCase();
    if (element.name === 'button') return ['button', 'reset'].includes(type) ? type : 'submit';
    return inputTypes.has(type) ? type : 'text';
  };
  const isField = (element: Element): boolean =>
    ['select', 'textarea'].includes(element.name) ||
    (element.name === 'input' &&
      !['hidden', 'submit', 'button', 'image', 'reset', 'file'].includes(typeOf(element)));
  const labelsOf = (element: Element): Element[] => {
    const own = around(element, 'label');
    return [...(labels.get(attr(element, 'id')) ?? []), ...(own ? [own] : [])];
  };
  const labelOf = (element: Element): string => {
    const named = attr(element, 'aria-labelledby')
      .split(/\s+/)
      .flatMap((name) => byId.get(name) ?? []);
    const own = [
      labelsOf(element).map(textOf).join(' '),
      named.map(textOf).join(' '),
      ...['aria-label', 'placeholder', 'title'].map((name) => attr(element, name)),
    ].filter((text) => text.trim() !== '');
    if (own.length > 0) return oneLine(own.join(' '));
    // Nothing is tied to it: the nearest text around it, as long as it is the only field there.
    for (let at = parentOf(element), up = 0; at && up < 3; at = parentOf(at), up++) {
      const inside = find($(at), 'input, select, textarea');
      if (inside.filter(isField).length > 1) break;
      const text = oneLine(textOf(at), 100);
      if (text) return text;
    }
    return '';
  };
  const valueOf = (element: Element): string => {
    const value: string | string[] | undefined = $(element).val();
    return [value ?? ''].flat().join(' ');
  };
  const selectedBy = (selector: string): Element[] => {
    try {
      return find($, selector);
    } catch {
      // Not a selector.
      return [];
    }
  };
  const about = [
    url.split(/[?#]/)[0],
    $('title').text(),
    ...find($, 'h1, h2, h3, h4, h5, h6').map(textOf),
  ].join('\n');
  const hinted = pageHints
    .filter(({ match }) => match === undefined || about.includes(match))
    .map(({ name, selector }) => ({ name, matching: new Set(selectedBy(selector)) }));
  const hintOf = (element: Element): { hint?: PageHintName } => {
    const found = hinted.find(({ matching }) => matching.has(element));
    return found ? { hint: found.name } : {};
  };

  const elements: Element[] = [];
  const remember = (element: Element): ElementRef => ({ frame: 0, index: elements.push(element) - 1 });
  const fields: FieldView[] = [];
  const buttons: ButtonView[] = [];
  const headings: string[] = [];
  const alerts: string[] = [];
  const counts = { canvas: 0, image: 0, iframe: 0 };
  let captchas = 0;
  const isAlerting = (element: Element): boolean =>
    attr(element, 'role') === 'alert' ||
    attr(element, 'aria-live') === 'assertive' ||
    alertingClass.test(attr(element, 'class')) ||
    /error/i.test(attr(element, 'id')) ||
    hinted.some(({ name, matching }) => name === 'error' && matching.has(element));
  const isPressable = (element: Element): boolean =>
    element.name === 'button' ||
    element.name === 'input' ||
    (element.name === 'a' && (has(element, 'href') || has(element, 'onclick'))) ||
    pressableRoles.has(attr(element, 'role'));
  const placeOf = (element: Element): number => forms.indexOf(formOf(element) ?? element);

  for (const element of all) {
    const { name } = element;
    if (isField(element)) {
      const type = typeOf(element);
      const isChoice = type === 'radio' || type === 'checkbox';
      const autocomplete = attr(element, 'autocomplete').toLowerCase();
      const seen = isChoice
        ? isVisible(element) || labelsOf(element).some(isVisible)
        : isDrawn(element) && isReachable(element) && (isSolid(element) || autocomplete === 'one-time-code');
      if (!seen || hintOf(element).hint === 'ignore') continue;
      const label = labelOf(element);
      const maxLength = /^\d+$/.test(attr(element, 'maxlength')) ? Number(attr(element, 'maxlength')) : -1;
      fields.push({
        ...remember(element),
        type,
        name: attr(element, 'name'),
        id: attr(element, 'id'),
        autocomplete,
        inputmode: attr(element, 'inputmode'),
        maxLength,
        label,
        enabled: isEnabled(element) && !has(element, 'readonly'),
        filled: valueOf(element) !== '',
        required:
          has(element, 'required') || attr(element, 'aria-required') === 'true' || label.includes('*'),
        checked: has(element, 'checked'),
        form: placeOf(element),
        ...hintOf(element),
      });
    } else if (isPressable(element)) {
      const type = typeOf(element);
      if (name === 'input' && !['submit', 'button', 'image'].includes(type)) continue;
      if (!isVisible(element) || hintOf(element).hint === 'ignore') continue;
      const isSubmit = (name === 'button' && type === 'submit') || (name === 'input' && type !== 'button');
      const isLink = name === 'a' && attr(element, 'role') !== 'button';
      const image = $(element).find('img[alt], svg[aria-label]');
      buttons.push({
        ...remember(element),
        kind: isSubmit ? 'submit' : isLink ? 'link' : 'button',
        text:
          oneLine(attr(element, 'aria-label')) ||
          oneLine(textOf(element)) ||
          oneLine(name === 'input' ? attr(element, 'value') || attr(element, 'alt') : '') ||
          oneLine(attr(element, 'title')) ||
          oneLine(image.attr('alt') ?? image.attr('aria-label')),
        name: attr(element, 'name'),
        id: attr(element, 'id'),
        enabled: isEnabled(element) && attr(element, 'aria-disabled') !== 'true',
        form: placeOf(element),
        ...hintOf(element),
      });
    } else if (/^h[1-6]$/.test(name) || name === 'legend' || attr(element, 'role') === 'heading') {
      if (isVisible(element)) headings.push(oneLine(textOf(element)));
    } else if (name === 'canvas' || name === 'img') {
      if (isVisible(element)) counts[name === 'img' ? 'image' : name] += 1;
    }
    if (name === 'iframe' && isVisible(element) && !/^[01]$/.test(attr(element, 'width'))) counts.iframe += 1;
    if (isCaptcha(element) && isVisible(element)) captchas += 1;
    if (isAlerting(element)) {
      if (isField(element) || ['form', 'body', 'html'].includes(name) || !isVisible(element)) continue;
      if (name === 'label' && !/error/i.test(attr(element, 'id'))) continue;
      if ($(element).find('input, form').length > 0) continue;
      // What can be pressed is not part of what is said.
      const pressed = find($(element), 'a, button').map(linesOf).filter(Boolean);
      const said = pressed.reduce((text, caption) => text.replace(caption, ''), linesOf(element));
      const text = oneLine(said, 300);
      if (text.length > 1 && !alerts.some((known) => known.includes(text))) alerts.push(text);
    }
  }

  const holdsSeen = new Set(elements.map((element) => around(element, 'form')));
  const hiddenForms = forms.filter(
    (form) =>
      !holdsSeen.has(form) &&
      find($(form), 'input[type="hidden" i]').length > 0 &&
      textOf(form).trim() === '',
  ).length;
  const body = all.find(({ name }) => name === 'body');
  return {
    $,
    base,
    formOf,
    isEnabled,
    elementOf: ({ index }) => elements[index]!,
    mayHoldMore: counts.iframe > 0 || $('script').length > 0,
    view: {
      url,
      title: oneLine($('title').first().text()),
      lang: $('html').attr('lang') ?? '',
      headings: headings.filter(Boolean),
      alerts,
      text: (body ? linesOf(body) : '').slice(0, 20_000),
      fields,
      buttons,
      counts,
      captchas,
      hiddenForms,
      document: id,
    },
  };
}

/** The widgets that a script would draw; an invisible one asks nothing. */
function isCaptcha({ name, attribs }: Element): boolean {
  const { class: classes = '', src = '', title = '', width = '', height = '' } = attribs;
  if (/(^|\s)(g-recaptcha|h-captcha|cf-turnstile)(\s|$)/.test(classes))
    return attribs['data-size'] !== 'invisible';
  const isWidget =
    /recaptcha\/(api2|enterprise)\/(anchor|bframe)|hcaptcha|turnstile|challenges\.cloudflare|arkoselabs|captcha/i;
  return (
    name === 'iframe' && isWidget.test(`${src} ${title}`) && Number(width) >= 280 && Number(height) >= 60
  );
}

/** Selectors and declarations of the page's own style sheets, save for what a media query or the like decides. */
function rulesOf($: CheerioAPI): [selector: string, declarations: string][] {
  const css = $('style')
    .toArray()
    .map((sheet) => $(sheet).text())
    .join('\n')
    .replace(/\/\*[^]*?(?:\*\/|$)/g, '')
    .replace(/@[^@{;]+(;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g, '');
  return [...css.matchAll(/(?<![^{}])([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', declarations = '']) => [
    selector.trim(),
    declarations,
  ]);
}

/** In the order of the page; none where the selector is of a kind that is not known here. */
export function find(within: CheerioAPI | Cheerio<Element>, selector: string): Element[] {
  if (selector === '') return [];
  try {
    const found = 'find' in within ? within.find(selector) : within(selector);
    return found.toArray() as Element[];
  } catch {
    return [];
  }
}

function memo<Result>(compute: (element: Element) => Result): (element: Element) => Result {
  const known = new Map<Element, Result>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const result = compute(element);
    known.set(element, result);
    return result;
  };
}
