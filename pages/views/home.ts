import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { visible } from '../../reports/visible.ts';
import { languages } from '../messages/index.ts';
import { historyTable } from './history.ts';
import type { HistoryRow } from './history.ts';
import { action, section } from './layout.ts';
import type { Frame, PageContent } from './layout.ts';

/** A target as it is shown before anything is known of its provider. */
export interface TargetCard {
  id: string;
  protocol: string;
  profiles: string[];
  /** The host that its answers are meant for, where that is not ours. */
  foreignHost?: string;
  /** External MFA: amrcheck plays Entra, and a call names a person. */
  asEntra?: true;
}

export function homePage(frame: Frame, targets: TargetCard[], history: HistoryRow[]): PageContent {
  const t = languages[frame.language];
  return {
    title: t.title,
    body: [
      html`<h1>${t.title}</h1>`,
      html`<p class="lead">${t.lead}</p>`,
      html`<ul class="cards">
        ${targets.map((target) => card(frame, target))}
      </ul>`,
      section(t.history, historyTable(frame, history)),
    ],
  };
}

function card(frame: Frame, { id, protocol, profiles, foreignHost, asEntra }: TargetCard): VNode {
  const t = languages[frame.language];
  return html`<li>
    <h2>${visible(id, 100)}</h2>
    <p class="soft small">${t.overJudgedBy(protocol, profiles.join(', '))}</p>
    <p class="small">
      <a href=${`${frame.root}/targets/${encodeURIComponent(id)}`}>${t.details(visible(id, 100))}</a>
    </p>
    ${
      asEntra
        ? html`<p class="soft small">${t.asEntra.title}.</p>`
        : foreignHost === undefined
          ? action(frame, `/targets/${encodeURIComponent(id)}/sign-in`, {}, t.signInWith(visible(id, 100)))
          : html`<p class="soft small">${t.notOursTitle}.</p>`
    }
  </li>`;
}
