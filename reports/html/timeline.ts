import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ProbeResult } from '../../core/result.ts';
import { visible } from '../visible.ts';
import { stepBar } from './charts.ts';
import { screenshotOf } from './screenshot.ts';
import type { View } from './view.ts';

export function timelineList(timeline: NonNullable<ProbeResult['timeline']>, view: View): VNode {
  const start = Date.parse(timeline[0]!.at);
  const since = (at: string) => Date.parse(at) - start;
  const whole = since(timeline.at(-1)!.at);
  return html`<ol class="timeline">
    ${timeline.map(
      ({ at, text, url, screenshot, outline = [] }, index) =>
        html`<li>
          <time datetime=${at}>+${(since(at) / 1000).toFixed(1)} s</time>
          <div>
            ${stepBar(since(at), since(timeline[index + 1]?.at ?? at), whole)} ${visible(text)}
            ${url !== undefined && html`<div class="id">${visible(url, 300)}</div>`}
            ${screenshot !== undefined && screenshotOf(screenshot, text, view)}
            ${
              outline.length > 0 &&
              html`<ul class="outline">
                ${outline.slice(0, 41).map((line) => html`<li>${visible(line, 300)}</li>`)}
              </ul>`
            }
          </div>
        </li>`,
    )}
  </ol>`;
}
