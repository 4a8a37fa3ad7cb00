/** The smallest pieces of a page. Whatever a provider sent is text here: escaped by preact, its invisible characters written out. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Finding, ProbeResult } from '../../core/result.ts';
import { symbols, verdictWords } from '../reading.ts';
import { safeLink, visible } from '../visible.ts';

export type Content = VNode | VNode[] | string | null;

export type Level = 2 | 3 | 4;

export function part(level: Level, title: string, content: Content): VNode {
  return html`<section class="part">
    <${heading(level)}>${title}<//>
    ${content}
  </section>`;
}

export function heading(level: number): string {
  return `h${level}`;
}

export function badge(verdict: ProbeResult['verdict'], size = ''): VNode {
  return html`<span class=${`badge ${verdict} ${size}`.trim()}
    ><span aria-hidden="true">${symbols[verdict]}</span>${verdictWords[verdict]}</span
  >`;
}

export function verdictMark(verdict: ProbeResult['verdict']): VNode {
  return html`<span class=${`mark ${verdict}`}
    >${symbols[verdict]} ${verdictWords[verdict].toLowerCase()}</span
  >`;
}

export function requirementLink({ requirement }: Finding): VNode | string {
  return link(requirement.source, visible(requirement.id, 120));
}

/** A link for http and https; anything else stays text. */
export function link(address: string, text?: string): VNode | string {
  const href = safeLink(address);
  const shown = text ?? visible(address, 200);
  if (href === null) return text === undefined ? shown : `${shown} (${visible(address, 200)})`;
  return html`<a href=${href} rel="noopener noreferrer">${shown}</a>`;
}

export function joined(nodes: (VNode | string)[], separator: VNode | string = ' '): (VNode | string)[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [separator, node]));
}

/** The first sentence, and the rest of it. */
export function splitSentence(text: string): [first: string, rest: string] {
  const end = text.indexOf('. ');
  return end === -1 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

/** `1 December 2026 at 10:00:15 UTC` */
export function moment(instant: string): string {
  return `${clock.format(new Date(instant))} UTC`;
}
