import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ProbeResult } from '../../core/result.ts';
import { faultSentences, probeName, symbols } from '../reading.ts';
import type { ResultError } from '../reading.ts';
import { visible } from '../visible.ts';
import { heading } from './elements.ts';
import { screenshotOf } from './screenshot.ts';
import type { View } from './view.ts';

export function errorCard(error: ResultError, probes: ProbeResult[], level: number, view: View): VNode {
  return html`<article class="card toned error">
    <${heading(level)}><span class="mark">${symbols.error}</span> ${visible(error.message)}<//>
    ${
      probes.length > 0 &&
      html`<p class="soft small">In ${probes.map((probe) => visible(probeName(probe), 120)).join('; ')}</p>`
    }
    <p>${faultSentences[error.fault]}</p>
    <p><b>Try:</b> ${visible(error.hint)}</p>
    ${error.screenshot !== undefined && screenshotOf(error.screenshot, 'the page where it stopped', view)}
    ${
      error.outline?.length &&
      html`<p class="soft small">What stands on the page:</p>
        <ul class="outline">
          ${error.outline.slice(0, 40).map((line) => html`<li>${visible(line, 300)}</li>`)}
          ${error.outline.length > 40 && html`<li>…</li>`}
        </ul>`
    }
    <p class="source">Code: <code>${visible(error.code, 120)}</code></p>
  </article>`;
}
