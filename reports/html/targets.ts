import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Result } from '../../core/result.ts';
import { acceptedText } from '../baseline.ts';
import { limitsOf, scenariosOf } from '../reading.ts';
import type { Named } from '../reading.ts';
import { visible } from '../visible.ts';
import { badge, joined, part, verdictMark } from './elements.ts';
import type { Content } from './elements.ts';
import { searchBox } from './search.ts';
import { aboutTarget, targetParts } from './target.ts';
import type { View } from './view.ts';

/** More targets than this that did not pass are folded, too. */
const unfolded = 2;

export function manyPage(targets: Named[], result: Result, view: View): Content[] {
  const order = ['fail', 'inconclusive', 'pass'] as const;
  const numbered = targets.map((named, index) => ({ ...named, anchor: `target-${index + 1}` }));
  const sorted = numbered.toSorted(
    (a, b) => order.indexOf(a.target.verdict) - order.indexOf(b.target.verdict),
  );
  const open = targets.filter(({ target }) => target.verdict !== 'pass').length <= unfolded;
  return [
    part(2, 'All targets', [searchBox(), grid(sorted, result)]),
    part(
      2,
      'Target by target',
      sorted.map(
        (named) =>
          html`<details
            class=${view.lean ? 'fold target lean' : 'fold target'}
            id=${named.anchor}
            data-verdict=${named.target.verdict}
            open=${open && named.target.verdict !== 'pass'}
          >
            <summary>
              <h3>${visible(named.label, 200)}</h3>
              <span class="push">${badge(named.target.verdict)}</span>
              <span class="wide soft">${visible(named.target.sentence)}</span>
            </summary>
            <div class="inside">${aboutTarget(named)} ${targetParts(named, result, 4, view)}</div>
          </details>`,
      ),
    ),
    part(
      2,
      'What this cannot prove',
      limitsOf(targets).map(
        ({ limits, whose }) =>
          html`<p>${whose && html`<b>${visible(whose, 200)}.</b> `}${visible(limits)}</p>`,
      ),
    ),
  ];
}

function grid(targets: (Named & { anchor: string })[], result: Result): VNode {
  const scenarios = scenariosOf(targets.map(({ target }) => target));
  return html`<div class="sheet">
    <table class="grid stack">
      <thead>
        <tr>
          <th scope="col">Target</th>
          <th scope="col">Verdict</th>
          ${scenarios.map((scenario) => html`<th scope="col">${scenario}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${targets.map(
          ({ target, label, anchor }) =>
            html`<tr data-verdict=${target.verdict}>
              <th scope="row">
                <a href=${`#${anchor}`}>${visible(label, 200)}</a>
                <span class="sentence">${visible(target.sentence, 300)}</span>
              </th>
              <td>${badge(target.verdict)} ${acceptedText(result, target)}</td>
              ${scenarios.map(
                (scenario) =>
                  html`<td data-label=${scenario}>
                    ${joined(
                      target.probes
                        .filter((probe) => probe.scenario === scenario)
                        .map(({ verdict }) => verdictMark(verdict)),
                    )}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
