import type { PageHintName } from '../../core/model.ts';
import type { FrameView, PagesConfig, PageView } from './page-view.ts';
import { recognise, type PageState } from './recognise.ts';

/** A page as somebody left it: what was filled in there, and what was pressed last. Holds no value of any field. */
export interface Touch {
  view: FrameView;
  /** Its headings, as a hint's `match` is compared with them. */
  headings: string[];
  typed: TypedField[];
  pressed?: TouchedElement;
  /** Fields that were left empty. */
  empty: TouchedElement[];
}

export interface TouchedElement {
  /** In the view; -1: the reader does not see it. */
  index: number;
  /** CSS selectors that find it and nothing else on the page, the most lasting first. */
  selectors: string[];
}

export interface TypedField extends TouchedElement {
  isPassword: boolean;
  /** What was typed is six to eight digits. */
  isDigits: boolean;
  /** By which what was typed is known again where the page itself shows it. */
  trace: Trace;
}

/** A text's length and its keyed digest. */
export interface Trace {
  length: number;
  digest: number;
}

/** Runs inside the page too. FNV-1a, keyed with its start; not for keeping: it is compared and forgotten. */
export function traceOf(text: string, key: number): Trace {
  let digest = key;
  for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return { length: text.length, digest };
}

export interface Recording {
  hints: PagesConfig;
  /** What was done that no hint can say. */
  notes: string[];
  /** The provider answered; otherwise the browser was closed before. */
  answered: boolean;
}

type Filled = Extract<PageHintName, 'identifier' | 'password' | 'code'>;

/** The hints for those pages on which the reader would have done something else than the person did. Pure. */
export function hintsFrom(
  touches: readonly Touch[],
  { relyingPartyOrigin, key }: { relyingPartyOrigin: string; key: number },
): Omit<Recording, 'answered'> {
  const pages = new Map(touches.map((touch) => [pageOf(touch.view), touch]));
  const traces = touches.flatMap(({ typed }) => typed.map(({ trace }) => trace));
  const isOwn = (text: string): boolean => !holds(text, traces, key);
  const hints: PagesConfig = [];
  const notes: string[] = [];
  const given = new Set<Filled>();
  for (const page of pages.values()) {
    const progress = { passwordSubmitted: given.has('password'), relyingPartyOrigin };
    const state = recognise(page.view, progress);
    if (beyondHints.has(state.name)) continue;
    const found: { action: PageHintName; element: TouchedElement }[] = [];
    let view: PageView = page.view;
    for (const field of page.typed) {
      const read = roleIn(state, field.index);
      const action = roleOf(field, given) ?? read;
      if (action) given.add(action);
      else notes.push(`${bare(page)}: a field is neither user name, password nor code; no hint fills it in.`);
      if (!action || read === action) continue;
      found.push({ action, element: field });
      view = withHint(view, field.index, action);
    }
    const { pressed } = page;
    for (const field of pressed && page.typed.length > 0 ? page.empty : []) {
      if (!roleIn(recognise(view, progress), field.index)) continue;
      found.push({ action: 'ignore', element: field });
      view = { ...view, fields: view.fields.filter(({ index }) => index !== field.index) };
    }
    if (pressed && !leadsOn(recognise(view, progress), pressed.index, page.typed.length > 0))
      found.push({ action: page.typed.length > 0 ? 'submit' : 'press', element: pressed });
    const others = [...pages.values()].filter((other) => other !== page);
    const match = matchOf(page, others, isOwn);
    for (const { action, element } of found) {
      const field = element.selectors.find(isOwn);
      if (field) hints.push({ ...(match !== undefined && { match }), field, action });
      else
        notes.push(
          `${bare(page)}: the element for ${action} has no name of its own; no hint can point at it.`,
        );
    }
  }
  return { hints, notes };
}

/** Reported in a run, whatever is hinted; `left` is the relying party's own page. */
const beyondHints: ReadonlySet<PageState['name']> = new Set<PageState['name']>([
  'left',
  'captcha',
  'enrolment',
  'password-expired',
  'locked-out',
]);

/** Two readings of the same page, whatever has been typed meanwhile. */
function pageOf({ document, url, headings, fields }: FrameView): string {
  return JSON.stringify([document, url, headings, fields.map(({ type, name, id }) => [type, name, id])]);
}

/** What a person who fills it in takes a field for; undefined: nothing says. */
function roleOf({ isPassword, isDigits }: TypedField, given: ReadonlySet<Filled>): Filled | undefined {
  if (isDigits && (given.has('password') || (given.has('identifier') && !isPassword))) return 'code';
  if (isPassword) return 'password';
  return given.has('identifier') || given.has('password') ? undefined : 'identifier';
}

function roleIn(state: PageState, index: number): Filled | undefined {
  if (!('form' in state) || !state.form || index < 0) return undefined;
  const { identifier, password, code } = state.form;
  if (identifier?.index === index) return 'identifier';
  if (password?.index === index) return 'password';
  return code.some((field) => field.index === index) ? 'code' : undefined;
}

function withHint(view: PageView, index: number, hint: PageHintName): PageView {
  return {
    ...view,
    fields: view.fields.map((field) => (field.index === index ? { ...field, hint } : field)),
  };
}

/** Whether the reader finds the way that the person took, or one of its own. */
function leadsOn(state: PageState, index: number, filledIn: boolean): boolean {
  const form = 'form' in state ? state.form : null;
  if (filledIn && form) return index >= 0 && form.submit?.index === index;
  if (['unknown', 'error', 'loading', 'form-post'].includes(state.name)) return false;
  if (!form) return true;
  const ways = 'other' in state ? [...state.offers.map(({ option }) => option), state.other] : [];
  return index >= 0 && [...ways, form.submit].some((way) => way?.index === index);
}

/** What tells the page from the others, and comes again with it: its path, a heading or its title. */
export function matchOf(
  { view, headings }: { view: PageView; headings: string[] },
  others: Touch[] = [],
  isOwn = (_text: string): boolean => true,
): string | undefined {
  const { pathname = '' } = URL.parse(view.url) ?? {};
  // Up to the first part that looks made for one sign-in.
  const path = pathname
    .replace(/;.*$/, '')
    .replace(/\/[^/]*(?:\d{4}|[0-9a-f]{8}|[^/]{40}|(?<=\/)(?=[^/]*\d)[^/]{16})[^/]*.*$/i, '');
  const usable = [path, ...headings, view.title].filter((text) => text.length > 1 && isOwn(text));
  const about = others.map((other) => [other.view.url, other.view.title, ...other.headings].join('\n'));
  return usable.find((text) => !about.some((other) => other.includes(text))) ?? usable[0];
}

/** Whether a text shows something that was typed. */
function holds(text: string, traces: readonly Trace[], key: number): boolean {
  const lower = text.toLowerCase();
  return traces.some(({ length, digest }) => {
    if (length < 3) return false;
    for (let at = 0; at + length <= lower.length; at++)
      if (traceOf(lower.slice(at, at + length), key).digest === digest) return true;
    return false;
  });
}

const bare = ({ view }: Touch): string => new URL(view.url).host;
