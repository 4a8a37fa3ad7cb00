import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { BaselineResult } from '../../core/result.ts';
import { baselineSentence, byUrgency, deviationPlace, deviationText } from '../baseline.ts';
import type { Deviation } from '../baseline.ts';
import { part } from './elements.ts';

const marks = {
  new: ['fail', '✗ new'],
  vanished: ['inconclusive', '~ gone'],
  accepted: ['pass', '✓ accepted'],
  notSeen: ['notApplicable', '– not seen'],
} as const satisfies Record<Deviation['status'], [string, string]>;

/** The run beside what is accepted: what somebody has to act on, and the rest folded. */
export function baselinePart(baseline: BaselineResult): VNode {
  const isUrgent = ({ status, overdue }: Deviation) =>
    status === 'new' || status === 'vanished' || overdue === true;
  const sorted = byUrgency(baseline);
  const rest = sorted.filter((deviation) => !isUrgent(deviation));
  return part(2, 'Against the baseline', [
    html`<p>${baselineSentence(baseline)}</p>`,
    deviationList(sorted.filter(isUrgent)),
    html`<details class="fold" hidden=${rest.length === 0}>
      <summary><h3>${rest.length} accepted</h3></summary>
      <div class="inside">${deviationList(rest)}</div>
    </details>`,
  ]);
}

function deviationList(deviations: readonly Deviation[]): VNode {
  return html`<ul class="marked" hidden=${deviations.length === 0}>
    ${deviations.map((deviation) => {
      const [tone, word] = deviation.overdue ? ['inconclusive', '! overdue'] : marks[deviation.status];
      const text = ` ${deviationPlace(deviation)}: ${deviationText(deviation)}`;
      return html`<li><span class=${`mark ${tone}`}>${word}</span>${text}</li>`;
    })}
  </ul>`;
}
