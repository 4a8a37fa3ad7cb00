import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ProbeResult, TargetResult } from '../../core/result.ts';
import { attemptsText, duration, methodsText, probeName } from '../reading.ts';
import type { Reasons } from '../reading.ts';
import { visible } from '../visible.ts';
import { attemptBars } from './charts.ts';
import { claimsTable } from './claims.ts';
import { badge, heading, joined, moment } from './elements.ts';
import type { Content } from './elements.ts';
import { checksTable } from './finding.ts';
import { timelineList } from './timeline.ts';
import type { View } from './view.ts';

export function probeTable(target: TargetResult): VNode {
  return html`<div class="sheet">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Scenario</th>
          <th scope="col">Verdict</th>
          <th scope="col">What happened</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        ${target.probes.map(
          (probe) =>
            html`<tr>
              <th scope="row">
                ${probe.scenario}<span class="sentence">${visible(probe.account, 120)}</span>
              </th>
              <td>${badge(probe.verdict)}</td>
              <td>
                ${visible(probe.sentence)}
                ${
                  probe.attempts &&
                  probe.attempts.length > 1 &&
                  html`<span class="sentence">Repeated: ${attemptsText(probe.attempts)}</span>
                    ${attemptBars(probe.attempts)}`
                }
              </td>
              <td class="soft">${duration(probe.durationMs)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function probeFold(probe: ProbeResult, reasons: Reasons, level: number, view: View): VNode {
  const H = heading(level);
  const remarks = probe.findings.filter((finding) =>
    reasons.remarks.some((remark) => remark.probes.includes(probe) && remark.finding.check === finding.check),
  ).length;
  const failed = probe.findings.filter(({ outcome }) => outcome === 'fail').length - remarks;
  const passed = probe.findings.filter(({ outcome }) => outcome === 'pass').length;
  const counts = [
    failed && `${failed} failed`,
    remarks && `${remarks} to note`,
    passed && `${passed} passed`,
  ];
  const { authenticationMethods: methods } = probe;
  const brief = view.lean && probe.verdict === 'pass';
  return html`<details class="fold">
    <summary>
      <${H}>${visible(probeName(probe), 120)}<//>
      <span class="soft small">${counts.filter(Boolean).join(', ')}</span>
      <span class="push">${badge(probe.verdict)}</span>
    </summary>
    <div class="inside">
      <dl class="facts">
        <dt>Where it was read</dt>
        <dd>
          ${
            methods
              ? joined(
                  [methods, ...(methods.elsewhere ?? [])].map(
                    (entry) => html`<code>${visible(methodsText(entry))}</code>`,
                  ),
                  html`<br />`,
                )
              : 'nothing was read'
          }
        </dd>
        ${
          probe.driver !== 'none' &&
          html`<dt>Factors used</dt>
            <dd>${[...new Set(probe.factorsUsed)].join(', ') || 'none'}</dd>
            <dt>Started</dt>
            <dd>${moment(probe.startedAt)}, by ${probe.driver}</dd>`
        }
        ${
          probe.evidence !== undefined &&
          html`<dt>Evidence</dt>
            <dd><code>${visible(probe.evidence, 300)}</code></dd>`
        }
      </dl>
      ${brief ? html`<p class="soft small">Its steps and checks are in its evidence and in result.json.</p>` : probeDetails(probe, level + 1, view)}
    </div>
  </details>`;
}

function probeDetails(
  { timeline, claims, findings, ...probe }: ProbeResult,
  level: number,
  view: View,
): Content {
  const H = heading(level);
  return [
    timeline?.length && html`<${H}>What happened, step by step<//>${timelineList(timeline, view)}`,
    claims && html`<${H}>What the token says<//>${claimsTable(claims, probe)}`,
    findings.length > 0 && html`<${H}>Every check<//>${checksTable(findings)}`,
  ].filter((content) => typeof content === 'object');
}
