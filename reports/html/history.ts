/** history.html: pass rate and time of each target, run by run. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { History, TargetHistory } from '../../core/history.ts';
import { historySentence, passRate, standingText } from '../history.ts';
import { duration, verdictWords } from '../reading.ts';
import { visible } from '../visible.ts';
import { bars } from './charts.ts';
import { renderDocument } from './document.ts';
import { badge, part } from './elements.ts';

/** More runs than this do not fit side by side; the newest are drawn. */
const drawn = 60;

export function renderHistoryHtml(history: History): string {
  return renderDocument({
    title: historySentence(history),
    kind: 'amrcheck history',
    at: history.runs.at(-1)!.startedAt,
    main: [
      html`<header><h1>${historySentence(history)}</h1></header>`,
      part(2, 'Target by target', history.targets.map(targetCard)),
    ],
    footer:
      'A bar is a run, the newest at the right: as tall as the part of its sign-ins that passed, filled where the verdict is PASS.',
  });
}

function targetCard(target: TargetHistory): VNode {
  const points = target.points.slice(-drawn);
  const last = points.at(-1)!;
  return html`<article class="card">
    <h3>${visible(target.target, 200)} ${badge(last.verdict)}</h3>
    <p class="soft">${`${visible(target.profile, 200)} · ${standingText(target)} · ${passRate(target)}`}</p>
    ${bars(
      points.map(({ verdict, passed, attempts, startedAt, durationMs }) => ({
        tone: verdict,
        height: attempts === 0 ? 0 : passed / attempts,
        title: `${startedAt.slice(0, 16).replace('T', ' ')} UTC: ${verdictWords[verdict]}, ${passed} of ${attempts} sign-ins passed, ${duration(durationMs)}`,
      })),
      `${points.length} runs: ${points.map(({ verdict }) => verdict).join(', ')}`,
    )}
    <details class="fold">
      <summary>Run by run</summary>
      <div class="sheet inside">
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Verdict</th>
              <th scope="col">Sign-ins passed</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            ${points.toReversed().map(
              ({ path, startedAt, verdict, passed, attempts, durationMs }) =>
                html`<tr>
                  <th scope="row">
                    ${startedAt.slice(0, 16).replace('T', ' ')}<span class="sentence"
                      >${visible(path, 200)}</span
                    >
                  </th>
                  <td>${badge(verdict)}</td>
                  <td>${`${passed} of ${attempts}`}</td>
                  <td>${duration(durationMs)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </article>`;
}
