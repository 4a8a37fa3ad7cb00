import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { visible } from '../../reports/visible.ts';
import type { Translator } from './translator.ts';

/**
 * The same in the language of the page, where it is marked what stays English: [[ ]], and a sentence without a translation.
 * What is no sentence is a value, and of no language.
 */
export function said(translated: Translator): (english: string) => VNode | string {
  return (english) => {
    const own = translated(english);
    if (own === undefined && !english.endsWith('.')) return visible(english);
    const parts = own?.split(/\[\[(.+?)\]\]/) ?? ['', english];
    return html`<span
      >${parts.map((part, index) => (index % 2 === 0 ? visible(part) : html`<span lang="en">${visible(part)}</span>`))}</span
    >`;
  };
}
