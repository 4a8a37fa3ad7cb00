import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ProbeResult } from '../../core/result.ts';
import { visible } from '../../reports/visible.ts';
import { languages } from '../messages/index.ts';
import type { PersonScenario } from '../scenarios.ts';
import { verdictBadge } from './layout.ts';
import type { Frame } from './layout.ts';

export interface HistoryRow {
  id: string;
  targetId: string;
  scenario: PersonScenario;
  startedAt: Date;
  /** Absent while the provider is waited for. */
  verdict?: ProbeResult['verdict'];
}

export function historyTable(frame: Frame, rows: HistoryRow[]): VNode {
  const t = languages[frame.language];
  if (rows.length === 0) return html`<p class="soft">${t.historyEmpty}</p>`;
  const time = new Intl.DateTimeFormat(t.locale, { timeStyle: 'medium' });
  return html`<div class="sheet">
    <table class="stack history">
      <thead>
        <tr>
          <th scope="col">${t.when}</th>
          <th scope="col">${t.target}</th>
          <th scope="col">${t.what}</th>
          <th scope="col">${t.verdict}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ id, targetId, scenario, startedAt, verdict }) =>
            html`<tr>
              <td><time datetime=${startedAt.toISOString()}>${time.format(startedAt)}</time></td>
              <td>${visible(targetId, 100)}</td>
              <th scope="row"><a href=${`${frame.root}/sign-ins/${id}`}>${t.scenarios[scenario]}</a></th>
              <td>${verdict ? verdictBadge(verdict, frame) : t.waiting}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
