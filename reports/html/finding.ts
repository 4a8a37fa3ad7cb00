import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { isDeciding } from '../../core/profile.ts';
import type { Finding } from '../../core/result.ts';
import { deviationText } from '../baseline.ts';
import type { Deviation } from '../baseline.ts';
import { outcomeWords, probeName, sourceWords, symbols } from '../reading.ts';
import type { Outcome } from '../../core/model.ts';
import type { Reason } from '../reading.ts';
import { visible } from '../visible.ts';
import { heading, requirementLink } from './elements.ts';

/** The words around what a check says. */
export interface FindingWords {
  /** The language of what the check says, where it is not that of these words. */
  textLanguage?: string;
  /** A title in the language of these words; undefined: there is none. */
  title?(finding: Finding): string | undefined;
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
}

export const findingWords: FindingWords = {
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
};

export function findingTitle(finding: Finding, words: FindingWords): VNode | string {
  const english = visible(finding.title);
  const { textLanguage } = words;
  return (
    words.title?.(finding) ?? (textLanguage ? html`<span lang=${textLanguage}>${english}</span>` : english)
  );
}

export function reasonCard(
  { finding, probes }: Reason,
  level: number,
  { accepted, words = findingWords }: { accepted?: Deviation | undefined; words?: FindingWords } = {},
): VNode {
  const tone = finding.outcome === 'fail' ? 'fail' : 'inconclusive';
  const lang = words.textLanguage;
  return html`<article class=${`card toned ${tone}`}>
    <${heading(level)}
      ><span class="mark">${symbols[finding.outcome]}</span> ${findingTitle(finding, words)}<//
    >
    <p class="soft small">
      ${words.seenIn} ${probes.map((probe) => visible(probeName(probe), 120)).join('; ')}
    </p>
    ${accepted && html`<p><b>Known:</b> ${deviationText(accepted)}</p>`} ${compared(finding, words)}
    ${finding.detail !== undefined && html`<p lang=${lang}>${visible(finding.detail)}</p>`}
    ${finding.why !== undefined && html`<p class="soft" lang=${lang}>${visible(finding.why)}</p>`}
    ${finding.reason !== undefined && html`<p lang=${lang}>${visible(finding.reason)}</p>`}
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
function shownValues(
  label: string,
  values: string[] | undefined,
  { textLanguage }: FindingWords,
): VNode | null {
  if (!values) return null;
  const words = values.length > 1 && values.every((value) => value.length <= 24);
  const shown = words
    ? [values.map((value) => visible(value)).join(', ')]
    : values.map((value) => visible(value));
  return html`<div>
    <dt>${label}</dt>
    ${shown.map((value) => html`<dd lang=${textLanguage}>${value}</dd>`)}
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
  const lang = words.textLanguage;
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
                ${finding.outcome === 'fail' && html`<br /><span class="soft small">${finding.severity}</span>`}
              </td>
              <td>
                ${findingTitle(finding, words)} <span class="id">${visible(finding.check, 120)}</span>
                ${said(words.expected, finding.expected, lang)} ${said(words.came, finding.actual, lang)}
                ${[
                  finding.detail,
                  finding.reason,
                  ...(finding.notes ?? []),
                  finding.outcome === 'fail' && !isDeciding(finding) ? finding.remedy : undefined,
                ].map(
                  (text) => text !== undefined && html`<p class="said" lang=${lang}>${visible(text)}</p>`,
                )}
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

function said(label: string, values: string[] | undefined, lang: string | undefined): VNode | null {
  if (!values) return null;
  const list = values.map((value) => visible(value)).join('; ');
  return html`<p class="said"><b>${label}:</b> ${lang ? html`<span lang=${lang}>${list}</span>` : list}</p>`;
}
