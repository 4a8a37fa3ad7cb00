/** One file that opens from disk and asks no network; a script only where it is the page's own. */
import { createHash } from 'node:crypto';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { moment } from './elements.ts';
import { htmlStyle } from './style.ts';

export interface Document {
  title: string;
  /** What the page is, e.g. `amrcheck report`, and its moment. */
  kind: string;
  at: string;
  main: (VNode | VNode[] | null | undefined | false | string)[];
  footer: string;
  script?: string;
}

export function renderDocument({ title, kind, at, main, footer, script }: Document): string {
  const scripts = script === undefined ? '' : ` script-src '${hashOf(script)}';`;
  const policy = `default-src 'none';${scripts} style-src '${hashOf(htmlStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>${title} · amrcheck</title>
      <style dangerouslySetInnerHTML=${{ __html: htmlStyle }}></style>
    </head>
    <body>
      <div class="page">
        <header>
          <p class="kicker"><b>${kind}</b><span>${moment(at)}</span></p>
        </header>
        <main>${main}</main>
        <footer><p>${footer}</p></footer>
      </div>
      ${script !== undefined && html`<script dangerouslySetInnerHTML=${{ __html: script }}></script>`}
    </body>
  </html>`;
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** As a policy names a text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
