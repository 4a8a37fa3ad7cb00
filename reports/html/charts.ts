/** Small pictures for what people would rather look at than read. Each has its meaning in words beside it or in its title. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { duration } from '../reading.ts';

export interface Bar {
  /** `pass` is filled, everything else is hollow: no colour carries a meaning alone. */
  tone: string;
  /** 0 to 1. */
  height: number;
  title: string;
}

const [barWidth, gap, full] = [10, 3, 36];

/** One bar for each run or repeat, in their order. */
export function bars(list: readonly Bar[], label: string): VNode {
  const width = list.length * (barWidth + gap);
  return html`<svg
    class="bars"
    role="img"
    aria-label=${label}
    width=${width}
    height=${full}
    viewBox=${`0 0 ${width} ${full}`}
  >
    ${list.map(({ tone, height, title }, index) => {
      const tall = Math.max(4, Math.round(height * (full - 2)));
      return html`<rect
        class=${tone}
        x=${index * (barWidth + gap) + 1}
        y=${full - 1 - tall}
        width=${barWidth}
        height=${tall}
        rx="2"
        ><title>${title}</title></rect
      >`;
    })}
  </svg>`;
}

/** How each repeat of a probe ended, and how long it took: the taller, the longer. */
export function attemptBars(attempts: readonly { verdict: string; durationMs: number }[]): VNode {
  const longest = Math.max(...attempts.map(({ durationMs }) => durationMs), 1);
  return bars(
    attempts.map(({ verdict, durationMs }, index) => ({
      tone: verdict,
      height: durationMs / longest,
      title: `${index + 1}: ${verdict}, ${duration(durationMs)}`,
    })),
    `${attempts.length} repeats: ${attempts.map(({ verdict }) => verdict).join(', ')}`,
  );
}

/** When a step came and how long it took until the next, within the whole; decoration, as the times stand beside it. */
export function stepBar(from: number, to: number, whole: number): VNode {
  const at = (ms: number) => (whole > 0 ? Math.round((ms / whole) * 1000) / 10 : 0);
  return html`<svg class="step" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
    <rect class="ground" width="100" height="4" />
    <rect x=${at(from)} width=${Math.max(at(to - from), 0.6)} height="4" />
  </svg>`;
}
