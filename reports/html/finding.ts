import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { isDeciding } from '../../core/profile.ts';
import type { Finding } from '../../core/result.ts';
import { deviationText } from '../baseline.ts';
import type { Deviation } from '../baseline.ts';
import { outcomeWords, probeName, sourceWords, symbols } from '../reading.ts';
import type { Reason } from '../reading.ts';
import { visible } from '../visible.ts';
import { heading, requirementLink } from './elements.ts';

export function reasonCard({ finding, probes }: Reason, level: number, accepted?: Deviation): VNode {
  const tone = finding.outcome === 'fail' ? 'fail' : 'inconclusive';
  return html`<article class=${`card toned ${tone}`}>
    <${heading(level)}><span class="mark">${symbols[finding.outcome]}</span> ${visible(finding.title)}<//>
    <p class="soft small">Seen in ${probes.map((probe) => visible(probeName(probe), 120)).join('; ')}</p>
    ${accepted && html`<p><b>Known:</b> ${deviationText(accepted)}</p>`} ${compared(finding)}
    ${finding.detail !== undefined && html`<p>${visible(finding.detail)}</p>`}
    ${finding.why !== undefined && html`<p class="soft">${visible(finding.why)}</p>`}
    ${finding.reason !== undefined && html`<p>${visible(finding.reason)}</p>`}
    <p class="source">
      ${sourceWords(finding)} ${requirementLink(finding)}. Check: <code>${visible(finding.check, 120)}</code>
    </p>
  </article>`;
}

function compared({ expected, actual }: Finding): VNode | null {
  if (!expected && !actual) return null;
  return html`<dl class="compare">
    ${shownValues('Expected', expected)} ${shownValues('What came', actual)}
  </dl>`;
}

/** One value a line; a list of short words on one. */
function shownValues(label: string, values: string[] | undefined): VNode | null {
  if (!values) return null;
  const words = values.length > 1 && values.every((value) => value.length <= 24);
  const shown = words
    ? [values.map((value) => visible(value)).join(', ')]
    : values.map((value) => visible(value));
  return html`<div>
    <dt>${label}</dt>
    ${shown.map((value) => html`<dd>${value}</dd>`)}
  </div>`;
}

const outcomeOrder = ['fail', 'error', 'inconclusive', 'pass', 'notApplicable'] as const;

export function checksTable(findings: Finding[]): VNode {
  const sorted = findings.toSorted(
    (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome),
  );
  return html`<div class="sheet">
    <table class="checks stack">
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Check</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          (finding) =>
            html`<tr>
              <td class=${finding.outcome}>
                <span class="mark">${symbols[finding.outcome]} ${outcomeWords[finding.outcome]}</span>
                ${finding.outcome === 'fail' && html`<br /><span class="soft small">${finding.severity}</span>`}
              </td>
              <td>
                ${visible(finding.title)} <span class="id">${visible(finding.check, 120)}</span>
                ${said('Expected', finding.expected)} ${said('Came', finding.actual)}
                ${[
                  finding.detail,
                  finding.reason,
                  ...(finding.notes ?? []),
                  finding.outcome === 'fail' && !isDeciding(finding) ? finding.remedy : undefined,
                ].map((text) => text !== undefined && html`<p class="said">${visible(text)}</p>`)}
              </td>
              <td>
                ${requirementLink(finding)}
                ${finding.unconfirmed && html`<span class="id">reported, not confirmed</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function said(label: string, values: string[] | undefined): VNode | null {
  if (!values) return null;
  return html`<p class="said"><b>${label}:</b> ${values.map((value) => visible(value)).join('; ')}</p>`;
}
