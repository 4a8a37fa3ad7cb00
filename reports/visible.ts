/**
 * What a provider sends is text to be read, never orders to a terminal or a page. Control characters, ANSI
 * escapes, bidirectional overrides, zero-width characters and odd spaces are written out (`\x1b`, `\u202e`),
 * so that a forged line shows as what it is and `mfa` with something invisible in it does not look like `mfa`.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `text` on one line, with everything that cannot be seen written out; longer than `max` characters it is cut and says so. */
export function visible(text: string, max = 1000): string {
  return clip(text, max).replace(unseen, (character) => short[character] ?? written(character));
}

/**
 * What a terminal obeys, the log of a CI service obeys or a reader does not see is written as `\\uXXXX`; lines and our own
 * colours stay. In JSON the values stay the same.
 */
export function inert(text: string): string {
  return withoutCommands(
    text.replace(ownOrUnseen, (found) => (/^(\x1b\[|[\n\t])/.test(found) ? found : escaped(found))),
  );
}

/** The colours and weights that `styleText` writes come first. */
const ownOrUnseen = /\x1b\[(?:1|2|22|3\d)m|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/**
 * `##vso[…]` (Azure Pipelines) and `##teamcity[…]` are orders anywhere in a line, `::set-output …` (GitHub Actions) where
 * one begins.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=\w*\[)/g, '#\\u0023').replace(/^([ \t]*):(?=:[a-z])/gim, '$1\\u003a');
}

function written(character: string): string {
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\ud800-\udbff]/.test(text[max - 1]!) ? max - 1 : max;
  return `${text.slice(0, end)}… (${(text.length - end).toLocaleString('en')} more characters, see result.json)`;
}

/** `address` where a reader may be sent there: http and https only, else null and the text stays text. */
export function safeLink(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || address.length > 2000 || !URL.canParse(address)) return null;
  return new URL(address).href;
}
