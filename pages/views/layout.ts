import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { HarnessErrorRecord } from '../../core/errors.ts';
import type { ProbeResult } from '../../core/result.ts';
import { symbols } from '../../reports/reading.ts';
import { languages } from '../messages/index.ts';
import type { Language } from '../messages/index.ts';

/** What each page is drawn with. */
export interface Frame {
  language: Language;
  /** Before each path, without a slash at its end. */
  root: string;
  csrf: string;
  /** The page itself, to come back to. */
  path: string;
}

export interface PageContent {
  title: string;
  body: ComponentChildren;
  /** Where the browser goes at once. */
  goTo?: string;
  /** Nothing but this page may be seen, so nothing leads elsewhere. */
  alone?: boolean;
}

/** A whole page. Whatever a provider sent is text here: escaped by preact. */
export function renderPage(frame: Frame, { title, body, goTo, alone }: PageContent): string {
  const t = languages[frame.language];
  const page = html`<html lang=${frame.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      ${goTo !== undefined && html`<meta http-equiv="refresh" content=${`0;url=${goTo}`} />`}
      <title>${title} · amrcheck</title>
      <link rel="stylesheet" href=${`${frame.root}/style.css`} />
    </head>
    <body>
      <a class="skip" href="#content">${t.skip}</a>
      <div class="page">
        <header class="bar">
          ${alone ? html`<b>amrcheck</b>` : html`<nav><a href=${`${frame.root}/`}>amrcheck: ${t.home}</a></nav>`}
          ${languageForm(frame)}
        </header>
        <main id="content">${body}</main>
        <footer><p>${t.footer}</p></footer>
      </div>
    </body>
  </html>`;
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function languageForm(frame: Frame): VNode {
  const others = Object.entries(languages).filter(([id]) => id !== frame.language);
  return html`<form
    class="languages"
    method="post"
    action=${`${frame.root}/language`}
    aria-label=${languages[frame.language].language}
  >
    ${csrfField(frame)}
    <input type="hidden" name="back" value=${frame.path} />
    ${others.map(
      ([id, { ownName }]) =>
        html`<button class="plain" name="language" value=${id} lang=${id}>${ownName}</button>`,
    )}
  </form>`;
}

export function csrfField({ csrf }: Frame): VNode {
  return html`<input type="hidden" name="csrf" value=${csrf} />`;
}

/** A button that does something: a form of its own. */
export function action(
  frame: Frame,
  path: string,
  fields: Record<string, string>,
  label: string,
  style = '',
): VNode {
  return html`<form method="post" action=${`${frame.root}${path}`}>
    ${csrfField(frame)}
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
    <button class=${style}>${label}</button>
  </form>`;
}

export function verdictBadge(
  verdict: ProbeResult['verdict'],
  { language }: Pick<Frame, 'language'>,
  size = '',
): VNode {
  return html`<span class=${`badge ${verdict} ${size}`.trim()}
    ><span aria-hidden="true">${symbols[verdict]}</span>${languages[language].verdicts[verdict]}</span
  >`;
}

/** What happened, whose fault it is, and the next thing to try. */
export function errorCard({ language }: Pick<Frame, 'language'>, error: HarnessErrorRecord): VNode {
  const { findings, faults } = languages[language];
  return html`<div class="card toned error">
    <p>${findings.say(error.message)}</p>
    <p>${faults[error.fault]}</p>
    <p>${findings.say(error.hint)}</p>
  </div>`;
}

export function section(title: string, content: ComponentChildren): VNode {
  return html`<section class="part">
    <h2>${title}</h2>
    ${content}
  </section>`;
}
