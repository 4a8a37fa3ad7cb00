import { createHmac } from 'node:crypto';
import type { JsonValue } from './model.ts';

/**
 * The second net under every output. The first is never to record a secret: the timeline holds kinds and
 * not values, tokens are cut, screenshots are masked. This one catches what a provider sends back to us.
 */
export class Redactor {
  readonly #digestKey: string;
  readonly #enabled: boolean;
  /** Every written form of every secret, longest first, with the word that replaces it. */
  #forms: [form: string, kind: string][] = [];
  readonly #known = new Set<string>();

  /** `digestKey`: hex. `enabled: false` is for the test that proves that the search for canaries finds them. */
  constructor(digestKey: string, options: { enabled?: boolean } = {}) {
    this.#digestKey = digestKey;
    this.#enabled = options.enabled ?? true;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  /** From now on `secret` is replaced wherever it appears, in all its usual escapes. Under 4 characters it is not looked for. */
  add(secret: string, kind: string): void {
    if (secret.length < 4 || this.#known.has(secret)) return;
    this.#known.add(secret);
    const forms = escapedForms(secret).map((form): [string, string] => [form, kind]);
    this.#forms = [...this.#forms, ...forms].sort(([a], [b]) => b.length - a.length);
  }

  /** `text` with every known secret replaced by `[kind]`. */
  text(text: string): string {
    if (!this.#enabled) return text;
    let clean = text;
    for (const [form, kind] of this.#forms) {
      if (clean.includes(form)) clean = replaceForm(clean, form, `[${kind}]`);
    }
    return clean;
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
    return this.#enabled
      ? createHmac('sha256', Buffer.from(this.#digestKey, 'hex')).update(token).digest('hex')
      : token;
  }
}

/** A six-digit code also stands inside times and numbers: between digits it is not a code. */
function replaceForm(text: string, form: string, replacement: string): string {
  if (!/^\d+$/.test(form)) return text.replaceAll(form, replacement);
  return text.replace(new RegExp(`(?<!\\d)${form}(?!\\d)`, 'g'), replacement);
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
