import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { JsonValue } from './model.ts';

/**
 * The second net under every output. The first is never to record a secret: the timeline holds kinds and
 * not values, tokens are cut, screenshots are masked. This one catches what a provider sends back to us.
 */
export class Redactor {
  readonly #digestKey: KeyObject;
  readonly #enabled: boolean;
  /** Every written form of every secret by how it ends, so that a text is gone through once, however many there are. */
  readonly #forms = new Map<number, Form[]>();
  /** Whether a form may end so: far quicker to ask than the map. */
  readonly #endings = new Uint8Array(2 ** endingBits);
  readonly #known = new Set<string>();

  /** `digestKey`: hex. `enabled: false` is for the test that proves that the search for canaries finds them. */
  constructor(digestKey: string, options: { enabled?: boolean } = {}) {
    this.#digestKey = createSecretKey(digestKey, 'hex');
    this.#enabled = options.enabled ?? true;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  /** From now on `secret` is replaced wherever it appears, in all its usual escapes. Under 4 characters it is not looked for. */
  add(secret: string, kind: string): void {
    if (secret.length < shortest) return;
    const fingerprint = fingerprintOf(secret);
    if (this.#known.has(fingerprint)) return;
    this.#known.add(fingerprint);
    for (const text of escapedForms(secret)) {
      const form = { length: text.length, fingerprint: fingerprintOf(text), kind };
      const ending = endingOf(text);
      this.#endings[slotOf(ending)] = 1;
      const alike = this.#forms.get(ending);
      if (alike) alike.push(form);
      else this.#forms.set(ending, [form]);
    }
  }

  /** `text` with every known secret replaced by `[kind]`. */
  text(text: string): string {
    if (!this.#enabled) return text;
    let clean = '';
    let done = 0;
    for (const { start, end, kind } of this.#found(text)) {
      clean += `${text.slice(done, start)}[${kind}]`;
      done = end;
    }
    return clean + text.slice(done);
  }

  /** Where secrets stand; those that overlap as one, by the name of the longest. */
  #found(text: string): Found[] {
    const found: Found[] = [];
    let ending = 0;
    for (let at = 0; at < text.length; at++) {
      ending = (Math.imul(ending, base) + text.charCodeAt(at)) | 0;
      if (at >= shortest) ending = (ending - Math.imul(text.charCodeAt(at - shortest), dropped)) | 0;
      if (this.#endings[slotOf(ending)] === 0) continue;
      for (const form of this.#forms.get(ending) ?? []) {
        const end = at + 1;
        let start = end - form.length;
        if (start < 0) continue;
        const part = text.slice(start, end);
        if (fingerprintOf(part) !== form.fingerprint || isPartOfNumber(text, start, part)) continue;
        let { kind, length: longest } = form;
        for (let last = found.at(-1); last && last.end > start; last = found.at(-1)) {
          start = Math.min(start, last.start);
          if (last.longest > longest) ({ kind, longest } = last);
          found.pop();
        }
        found.push({ start, end, kind, longest });
      }
    }
    return found;
  }

  /** A copy of `value` in which every string and every key has been through `text`. */
  value<T>(value: T): T {
    return this.#walk(value as JsonValue) as T;
  }

  #walk(value: JsonValue): JsonValue {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.#walk(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.#walk(item)]));
  }

  /** The secrets that stand in `text`, as they are written there: for masking them in a screenshot. */
  secretsIn(text: string): string[] {
    return this.#enabled ? this.#found(text).map(({ start, end }) => text.slice(start, end)) : [];
  }

  /** HMAC-SHA-256 by the run's key, hex: what is kept instead of a token, so that a vendor can match it with a log. */
  digest(token: string): string {
    return this.#enabled ? createHmac('sha256', this.#digestKey).update(token).digest('hex') : token;
  }
}

interface Form {
  length: number;
  fingerprint: string;
  kind: string;
}

interface Found {
  start: number;
  end: number;
  kind: string;
  longest: number;
}

const shortest = 4;

const endingBits = 18;
const base = 131;
/** What a character counts for when it is `shortest` places back. */
const dropped = Math.imul(base ** 2, base ** 2);

/** A number for the last four characters: not the same for all that differ, but for all that are the same. */
function endingOf(text: string): number {
  let ending = 0;
  for (let at = text.length - shortest; at < text.length; at++)
    ending = (Math.imul(ending, base) + text.charCodeAt(at)) | 0;
  return ending;
}

const slotOf = (ending: number): number => Math.imul(ending, 0x9e3779b1) >>> (32 - endingBits);

/** Of a thousand sign-ins' tokens, in a dozen forms each, little is to stay in memory. */
const fingerprintOf = (text: string): string => (text.length > 64 ? hash('sha256', text, 'base64') : text);

/** A six-digit code also stands inside times and numbers: between digits it is not a code. */
function isPartOfNumber(text: string, start: number, form: string): boolean {
  if (!/^\d+$/.test(form)) return false;
  return /\d/.test(text.charAt(start - 1)) || /\d/.test(text.charAt(start + form.length));
}

/** `secret` as it is, and as it looks URL-, form-, HTML-, JSON-, hex- and base64-encoded (at each of the three alignments). */
function escapedForms(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [
    secret,
    percent,
    percent.toLowerCase(),
    new URLSearchParams({ s: secret }).toString().slice(2),
    html,
    html.replaceAll("'", '&#39;'),
    html.replaceAll("'", '&#x27;'),
    html.replaceAll("'", '&apos;'),
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    Buffer.from(secret).toString('hex'),
  ];
  // Six digits have too few characters for the alignment trick below to be anything but noise.
  if (secret.length >= 8) forms.push(...base64Cores(secret));
  return [...new Set(forms)];
}

/** The part of a base64 text that does not depend on what stands before and after `secret`, for the three alignments. */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const from = before === 0 ? 0 : before + 1;
    const whole = Math.floor((padded.length * 8) / 6);
    const standard = padded.toString('base64').slice(from, whole);
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
