import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { differences } from '../../core/differences.ts';
import type { Result } from '../../core/result.ts';
import { changeText, diffSentence, directionMarks } from '../diff.ts';
import { visible } from '../visible.ts';
import { part } from './elements.ts';

const most = 300;
/** The targets whose changes are seen at once; those of the others are folded away. */
const seen = 8;
const tones = { worse: 'fail', better: 'pass', other: 'notApplicable' } as const;

/** What changed since an earlier run. */
export function changesPart(before: Result, after: Result): VNode {
  const changes = differences(before, after);
  const groups = Map.groupBy(changes.slice(0, most), ({ target, profile }) => `${target} (${profile})`);
  const cards = [...groups].map(
    ([name, same]) =>
      html`<div class="card">
        <h3>${visible(name, 200)}</h3>
        <ul class="marked">
          ${same.map((change) => {
            const [mark, tone] = [directionMarks[change.direction], tones[change.direction]];
            return html`<li>
              <span class=${`mark ${tone}`}>${mark} ${change.direction}</span>${` ${changeText(change)}`}
            </li>`;
          })}
        </ul>
      </div>`,
  );
  const folded = cards.slice(seen);
  return part(2, 'What changed', [
    html`<p>${diffSentence(changes, before)}</p>`,
    ...cards.slice(0, seen),
    ...(folded.length > 0
      ? [
          html`<details class="fold more">
            <summary>
              ${folded.length} more ${folded.length === 1 ? 'target' : 'targets'} that changed
            </summary>
            <div class="inside">${folded}</div>
          </details>`,
        ]
      : []),
    ...(changes.length > most
      ? [html`<p>${changes.length - most} more: amrcheck diff names them all.</p>`]
      : []),
  ]);
}
