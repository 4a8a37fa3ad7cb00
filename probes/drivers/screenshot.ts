/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

export interface MaskRequest {
  /** Secrets that stand in the page's own text: what shows them is hidden. */
  secrets: string[];
  /** Hide whatever could be a secret that nobody knows yet: pictures, and texts that look like a key. */
  enrolment: boolean;
}

/**
 * Runs inside the page: makes every field's content invisible, and every text with a secret in it.
 * Only what is drawn changes; fields keep their values.
 */
export function maskPage({ secrets, enrolment }: MaskRequest): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `input:not([type=submit], [type=button], [type=reset]), textarea, [contenteditable="true"] {
      color: transparent !important; -webkit-text-fill-color: transparent !important;
      text-shadow: none !important; caret-color: transparent !important;
    }
    ::placeholder { -webkit-text-fill-color: GrayText !important; }
    ${enrolment ? 'img, picture, canvas, svg, video, object, embed, iframe, code, pre, samp, kbd, output { visibility: hidden !important; }' : ''}`,
  );
  const roots: (Document | ShadowRoot)[] = [document];
  // Base32 in one piece or in groups of four, or hexadecimal.
  const looksLikeKey =
    /\b(?:[A-Z2-7]{16,}|[a-z2-7]{16,}|[0-9a-fA-F]{20,}|(?:[A-Z2-7]{4}[\s-]+){3,}[A-Z2-7]+|(?:[a-z2-7]{4}[\s-]+){3,}[a-z2-7]+)\b/;
  for (const root of roots) {
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (secrets.length === 0 && !enrolment) continue;
      const own = [...element.childNodes]
        .filter((node) => node instanceof Text)
        .map((node) => node.data)
        .join('');
      const isLeaf = element.childElementCount === 0 || own.trim() !== '';
      const text = element instanceof HTMLElement && isLeaf ? element.innerText : own;
      const shows =
        secrets.some((secret) => text.includes(secret)) ||
        (enrolment && looksLikeKey.test(text) && !/^(button|a|h\d|label|option)$/.test(element.localName));
      if (!shows) continue;
      // The whole block, so that the length of the secret does not move what stands beside it.
      let block = element;
      while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
        block = block.parentElement;
      if (block instanceof HTMLElement) block.style.setProperty('visibility', 'hidden', 'important');
    }
  }
}
