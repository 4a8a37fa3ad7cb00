import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Result, TargetResult } from '../../core/result.ts';
import { cmdletText, errorsOf, isMessage, reasonsOf, remediesOf } from '../reading.ts';
import type { Named } from '../reading.ts';
import { visible } from '../visible.ts';
import { link, part } from './elements.ts';
import type { Content, Level } from './elements.ts';
import { reasonCard } from './finding.ts';
import { errorCard } from './harness-error.ts';
import { hops } from './hops.ts';
import { proofList } from './proofs.ts';
import { probeFold, probeTable } from './probe.ts';
import type { View } from './view.ts';

export function targetParts(named: Named, result: Result, level: Level, view: View): Content[] {
  const { target } = named;
  const reasons = reasonsOf(target);
  const remedies = remediesOf(reasons);
  const notTested = result.notTested.filter((entry) => entry.target === target.id);
  const errors = errorsOf(target);
  const below = Math.min(level + 1, 5);
  const cmdlet = cmdletText(target);
  const message = isMessage(target);
  // Of what passed among very many, what was done is enough to read; the rest would only make the page slow to open.
  const brief = view.lean && target.verdict === 'pass';
  return [
    brief ? proofList(target) : hops(named),
    errors.length > 0 &&
      part(
        level,
        'What stopped it',
        errors.map(({ error, probes }) => errorCard(error, probes, below, view)),
      ),
    reasons.failures.length > 0 &&
      part(
        level,
        'Why',
        reasons.failures.map((reason) =>
          reasonCard(reason, below, {
            accepted: view.accepted(target, reason.probes[0]!, reason.finding),
          }),
        ),
      ),
    reasons.undecided.length > 0 &&
      part(
        level,
        'What could not be checked',
        reasons.undecided.map((reason) => reasonCard(reason, below)),
      ),
    remedies.length > 0 &&
      part(
        level,
        'What to do',
        remedies.map(
          ({ summary, steps, source }) =>
            html`<div class="card">
              ${summary !== '' && html`<p>${visible(summary)}</p>`}
              ${
                steps.length > 0 &&
                html`<ol class="steps">
                  ${steps.map((step) => html`<li>${visible(step)}</li>`)}
                </ol>`
              }
              ${source !== undefined && html`<p class="source">Described at ${link(source)}</p>`}
            </div>`,
        ),
      ),
    target.probes.length > 0 && !message && part(level, 'What was done', probeTable(target)),
    cmdlet !== null &&
      !(brief && target.cmdlet === 'pass') &&
      part(level, 'What Microsoft’s own check would say', cmdletCard(target, cmdlet)),
    brief && html`<p class="soft small">Its steps and checks are in its evidence and in result.json.</p>`,
    target.probes.length > 0 &&
      !brief &&
      part(
        level,
        message ? 'The message in detail' : 'Every sign-in in detail',
        target.probes.map((probe) => probeFold(probe, reasons, below, view)),
      ),
    (notTested.length > 0 || target.waived?.length) &&
      part(
        level,
        'What was not tested',
        html`<ul class="plain">
          ${notTested.map(({ scenario, reason }) => html`<li>${!message && html`<b>${visible(scenario, 60)}</b>: `}${visible(reason)}</li>`)}
          ${target.waived?.map(
            ({ scenario, reason }) =>
              html`<li><b>${visible(scenario, 60)}</b>, waived in the configuration: ${visible(reason)}</li>`,
          )}
        </ul>`,
      ),
    level === 2 && part(level, 'What this cannot prove', html`<p>${visible(target.limits)}</p>`),
  ].filter((content): content is VNode => typeof content === 'object');
}

export function aboutTarget({ target, label }: Named): VNode {
  const { provider } = target;
  const product = provider && provider.id !== 'generic' ? visible(provider.id, 60) : 'product not recognised';
  return html`<p class="about">
    <span>${visible(label, 200)}</span>${provider && html`<span>${product}</span>`}<span
      >${visible(target.profileTitle, 200)}</span
    >
  </p>`;
}

function cmdletCard(target: TargetResult, text: string): VNode {
  const differs = target.verdict !== 'inconclusive' && target.cmdlet !== target.verdict;
  return html`<div class=${differs ? 'card toned inconclusive' : 'card'}>
    ${differs && html`<p><b>The two verdicts differ.</b></p>`}
    <p>${visible(text)}</p>
    <p class="soft small">
      The cmdlet only asks whether the text of amr contains the letters “mfa”. amrcheck also asks whether the
      token is genuine and the claim is earned.
    </p>
  </div>`;
}
