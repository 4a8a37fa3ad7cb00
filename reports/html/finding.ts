import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { isDeciding } from '../../core/profile.ts';
import type { Finding } from '../../core/result.ts';
import { deviationText } from '../baseline.ts';
import type { Deviation } from '../baseline.ts';
import { outcomeWords, probeName, sourceWords, symbols } from '../reading.ts';
import type { Outcome, Severity } from '../../core/model.ts';
import type { Reason } from '../reading.ts';
import { visible } from '../visible.ts';
import { heading, joined, requirementLink } from './elements.ts';

/** The words around what a check says. */
export interface FindingWords {
  /** What the check says, in the language of these words. */
  say(english: string): VNode | string;
  /** Empty: it is not said, as there is one probe only. */
  seenIn: string;
  expected: string;
  came: string;
  outcome: string;
  check: string;
  source: string;
  sourceOf(finding: Finding): string;
  unconfirmed: string;
  /** Above the checks that do not apply. */
  idle(count: number): string;
  outcomes: Record<Outcome, string>;
  severities: Record<Severity, string>;
}

export const findingWords: FindingWords = {
  say: (english) => visible(english),
  seenIn: 'Seen in',
  expected: 'Expected',
  came: 'What came',
  outcome: 'Outcome',
  check: 'Check',
  source: 'Source',
  sourceOf: sourceWords,
  unconfirmed: 'reported, not confirmed',
  idle: (count) => `${count} that ${count === 1 ? 'does' : 'do'} not apply here`,
  outcomes: outcomeWords,
  severities: { critical: 'critical', serious: 'serious', moderate: 'moderate', minor: 'minor' },
};

export function reasonCard(
  { finding, probes }: Reason,
  level: number,
  { accepted, words = findingWords }: { accepted?: Deviation | undefined; words?: FindingWords } = {},
): VNode {
  const tone = finding.outcome === 'fail' ? 'fail' : 'inconclusive';
  return html`<article class=${`card toned ${tone}`}>
    <${heading(level)}><span class="mark">${symbols[finding.outcome]}</span> ${words.say(finding.title)}<//>
    ${
      words.seenIn !== '' &&
      html`<p class="soft small">
        ${words.seenIn} ${probes.map((probe) => visible(probeName(probe), 120)).join('; ')}
      </p>`
    }
    ${accepted && html`<p><b>Known:</b> ${deviationText(accepted)}</p>`} ${compared(finding, words)}
    ${finding.detail !== undefined && html`<p>${words.say(finding.detail)}</p>`}
    ${finding.why !== undefined && html`<p class="soft">${words.say(finding.why)}</p>`}
    ${finding.reason !== undefined && html`<p>${words.say(finding.reason)}</p>`}
    <p class="source">
      ${words.sourceOf(finding)} ${requirementLink(finding)}. ${`${words.check}: `}<code
        >${visible(finding.check, 120)}</code
      >
    </p>
  </article>`;
}

function compared({ expected, actual }: Finding, words: FindingWords): VNode | null {
  if (!expected && !actual) return null;
  return html`<dl class="compare">
    ${shownValues(words.expected, expected, words)} ${shownValues(words.came, actual, words)}
  </dl>`;
}

/** One value a line; a list of short words on one. */
function shownValues(label: string, values: string[] | undefined, { say }: FindingWords): VNode | null {
  if (!values) return null;
  const short = values.length > 1 && values.every((value) => value.length <= 24);
  const shown = short ? [joined(values.map(say), ', ')] : values.map(say);
  return html`<div>
    <dt>${label}</dt>
    ${shown.map((value) => html`<dd>${value}</dd>`)}
  </div>`;
}

const outcomeOrder = ['fail', 'error', 'inconclusive', 'pass', 'notApplicable'] as const;

/** What does not apply is folded away: it is long, and seldom what is looked for. */
export function checksTable(findings: Finding[], words = findingWords): VNode {
  const idle = findings.filter(({ outcome }) => outcome === 'notApplicable');
  const told = findings.filter(({ outcome }) => outcome !== 'notApplicable');
  if (idle.length === 0 || told.length === 0) return table(findings, words);
  return html`<div>
    ${table(told, words)}
    <details class="fold more">
      <summary>${words.idle(idle.length)}</summary>
      <div class="inside">${table(idle, words)}</div>
    </details>
  </div>`;
}

function table(findings: Finding[], words: FindingWords): VNode {
  const sorted = findings.toSorted(
    (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome),
  );
  return html`<div class="sheet">
    <table class="checks stack">
      <thead>
        <tr>
          <th scope="col">${words.outcome}</th>
          <th scope="col">${words.check}</th>
          <th scope="col">${words.source}</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          (finding) =>
            html`<tr>
              <td class=${finding.outcome}>
                <span class="mark">${symbols[finding.outcome]} ${words.outcomes[finding.outcome]}</span>
                ${finding.outcome === 'fail' && html`<br /><span class="soft small">${words.severities[finding.severity]}</span>`}
              </td>
              <td>
                ${words.say(finding.title)} <span class="id">${visible(finding.check, 120)}</span>
                ${said(words.expected, finding.expected, words)} ${said(words.came, finding.actual, words)}
                ${[
                  finding.detail,
                  finding.reason,
                  ...(finding.notes ?? []),
                  finding.outcome === 'fail' && !isDeciding(finding) ? finding.remedy : undefined,
                ].map((text) => text !== undefined && html`<p class="said">${words.say(text)}</p>`)}
              </td>
              <td>
                ${requirementLink(finding)}
                ${finding.unconfirmed && html`<span class="id">${words.unconfirmed}</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function said(label: string, values: string[] | undefined, { say }: FindingWords): VNode | null {
  return values ? html`<p class="said"><b>${label}:</b> ${joined(values.map(say), '; ')}</p>` : null;
}
