/** Text for a terminal: wrapped, coloured where it may be, and nothing in it that a terminal obeys. */
import { styleText } from 'node:util';
import type { ProbeResult } from '../core/result.ts';
import { visible } from './visible.ts';

export interface PaperOptions {
  color: boolean;
  /** Columns; Infinity leaves the lines unbroken. */
  width: number;
}

/** Longest piece of a provider's text, in characters. */
export const longest = 400;

type Style = Parameters<typeof styleText>[0];
export const verdictStyles = {
  pass: ['bold', 'green'],
  fail: ['bold', 'red'],
  inconclusive: ['bold', 'yellow'],
  notApplicable: ['dim'],
} as const satisfies Record<ProbeResult['verdict'], Style>;

interface TextOptions {
  /** Before the first line. */
  first?: string;
  /** Before every further line. */
  next?: string;
  style?: Style;
  /** Colours `word` alone, where the first line has it right after `after`. */
  paint?: { after: string; word: string; style: Style };
}

export class Paper {
  readonly #lines: string[] = [];
  readonly #options: PaperOptions;

  constructor(options: PaperOptions) {
    this.#options = options;
  }

  get width(): number {
    return this.#options.width;
  }

  gap(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  heading(text: string): void {
    this.gap();
    this.text(text, { style: 'bold' });
  }

  /** `── contoso ─────────` */
  rule(text: string): void {
    this.gap();
    const columns = Math.min(this.#options.width, 80);
    const start = `── ${visible(text, longest)} `;
    this.#lines.push(this.#paint('bold', start + '─'.repeat(Math.max(2, columns - columnsOf(start)))));
  }

  text(text: string, { first = '', next = '', style, paint }: TextOptions = {}): void {
    // The second net: whatever a caller forgot to make visible is made so here.
    for (const [index, line] of wrap(visible(first + text, Infinity), next, this.#options.width).entries()) {
      const start = index === 0 && paint ? paint.after + paint.word : undefined;
      if (paint && start !== undefined && line.startsWith(start)) {
        this.#lines.push(paint.after + this.#paint(paint.style, paint.word) + line.slice(start.length));
      } else {
        this.#lines.push(style ? this.#paint(style, line) : line);
      }
    }
  }

  end(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #paint(style: Style, text: string): string {
    return this.#options.color ? styleText(style, text, { validateStream: false }) : text;
  }
}

/** Lines of at most `width` columns; further ones begin with `next`. Addresses are kept whole, so that they can be opened. */
function wrap(text: string, next: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  // Spaces stay with the word that they precede: indents and aligned columns survive.
  for (const word of text.match(/ *[^ ]+/g) ?? []) {
    const columns = columnsOf(word);
    if (used + columns <= width || (used === 0 && isAddress(word))) {
      line += word;
      used += columns;
      continue;
    }
    if (line.trim() !== '') {
      lines.push(line);
      line = next;
      used = next.length;
    }
    for (const piece of isAddress(word)
      ? [word.trimStart()]
      : pieces(word.trimStart(), Math.max(8, width - next.length))) {
      if (line.trim() !== '') {
        lines.push(line);
        line = next;
      }
      line += piece;
      used = columnsOf(line);
    }
  }
  return [...lines, line];
}

function isAddress(word: string): boolean {
  return /^ *https?:\/\//.test(word);
}

function pieces(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (columnsOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

const plain = /^[\x20-\x7e]*$/;
const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u;

/** How many columns of a terminal `text` takes. */
function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
