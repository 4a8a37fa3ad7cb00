import { html } from 'htm/preact';
import type { HarnessErrorRecord } from '../../core/errors.ts';
import { languages } from '../messages/index.ts';
import { csrfField, errorCard } from './layout.ts';
import type { Frame, PageContent } from './layout.ts';

export function noticePage({ root, language }: Frame, title: string, text: string): PageContent {
  return {
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">${text}</p>
      <p><a href=${`${root}/`}>${languages[language].home}</a></p>`,
  };
}

export function faultPage(frame: Frame, error: HarnessErrorRecord): PageContent {
  const t = languages[frame.language];
  return {
    title: t.errorTitle,
    body: html`<h1>${t.errorTitle}</h1>
      ${errorCard(frame, error)}
      <p class="part"><a href=${`${frame.root}/`}>${t.home}</a></p>`,
  };
}

/** Until the code of the terminal is given, this is all that there is. */
export function accessPage(frame: Frame, wrong: boolean): PageContent {
  const t = languages[frame.language];
  return {
    title: t.accessTitle,
    alone: true,
    body: html`<h1>${t.accessTitle}</h1>
      <p class="lead">${t.accessHelp}</p>
      ${wrong && html`<p class="card toned error" role="alert">${t.accessWrong}</p>`}
      <form method="post" action=${`${frame.root}/access`}>
        ${csrfField(frame)}
        <div class="field">
          <label for="code">${t.accessCode}</label>
          <input
            id="code"
            type="text"
            name="code"
            autocomplete="one-time-code"
            autocapitalize="characters"
            required
          />
        </div>
        <button>${t.enter}</button>
      </form>`,
  };
}
