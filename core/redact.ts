import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { JsonValue } from './model.ts';

/**
 * The second net under every output. The first is never to record a secret: the timeline holds kinds and
 * not values, tokens are cut, screenshots are masked. This one catches what a provider sends back to us.
 */
export class Redactor {
  readonly #digestKey: KeyObject;
  readonly #enabled: boolean;
  /** Every written form of every secret by how it begins, so that a text is gone through once, however many there are. */
  readonly #forms = new Map<number, Form[]>();
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
    if (secret.length < shortest || this.#known.has(secret)) return;
    this.#known.add(secret);
    for (const form of escapedForms(secret)) {
      const beginning = beginningAt(form, 0);
      const alike = this.#forms.get(beginning);
      if (alike) alike.push({ form, kind });
      else this.#forms.set(beginning, [{ form, kind }]);
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
    for (let start = 0; start + shortest <= text.length; start++) {
      for (const { form, kind } of this.#forms.get(beginningAt(text, start)) ?? []) {
        if (!text.startsWith(form, start) || isPartOfNumber(text, start, form)) continue;
        const end = start + form.length;
        const last = found.at(-1);
        if (!last || last.end <= start) {
          found.push({ start, end, kind, longest: form.length });
          continue;
        }
        last.end = Math.max(last.end, end);
        if (form.length > last.longest) Object.assign(last, { kind, longest: form.length });
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

  /** The secrets that stand in `text` as they are: for masking them in a screenshot. */
  secretsIn(text: string): string[] {
    return this.#enabled ? [...this.#known].filter((secret) => text.includes(secret)) : [];
  }

  /** HMAC-SHA-256 by the run's key, hex: what is kept instead of a token, so that a vendor can match it with a log. */
  digest(token: string): string {
    return this.#enabled ? createHmac('sha256', this.#digestKey).update(token).digest('hex') : token;
  }
}

interface Form {
  form: string;
  kind: string;
}

interface Found {
  start: number;
  end: number;
  kind: string;
  longest: number;
}

const shortest = 4;

/** A number for the first characters: not the same for all that differ, but for all that are the same. */
function beginningAt(text: string, start: number): number {
  let beginning = 0;
  for (let at = start; at < start + shortest; at++) beginning = (beginning * 131 + text.charCodeAt(at)) | 0;
  return beginning;
}

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
