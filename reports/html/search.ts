/** A page of many targets can be searched and filtered. Without script everything is there, unfiltered. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Verdict } from '../../core/model.ts';
import { verdictWords } from '../reading.ts';

const verdicts = ['fail', 'inconclusive', 'pass'] as const satisfies readonly Verdict[];

/** Hidden until the script of the page shows it. */
export function searchBox(): VNode {
  return html`<div class="search" role="search" hidden>
    <label for="wanted">Find a target</label>
    <input id="wanted" type="search" autocomplete="off" spellcheck="false" />
    <label for="verdict">Verdict</label>
    <select id="verdict">
      <option value="">any</option>
      ${verdicts.map((verdict) => html`<option value=${verdict}>${verdictWords[verdict]}</option>`)}
    </select>
    <output id="shown" class="soft small" for="wanted verdict"></output>
  </div>`;
}

/** The only script that report.html has; its policy names this text by its hash. Reads the page, writes `hidden`. */
export const searchScript = `
const [box, wanted, verdict, shown] = ['.search', '#wanted', '#verdict', '#shown'].map((one) => document.querySelector(one));
const entries = [...document.querySelectorAll('[data-verdict]')].map((entry) => ({ entry, text: (entry.querySelector('summary') ?? entry).textContent.toLowerCase() }));
const rows = entries.filter(({ entry }) => entry.localName === 'tr').length;
const filter = () => {
  const words = wanted.value.toLowerCase().split(/\\s+/);
  let left = 0;
  for (const { entry, text } of entries) {
    const fits = (verdict.value === '' || entry.dataset.verdict === verdict.value) && words.every((word) => text.includes(word));
    entry.hidden = !fits;
    if (fits && entry.localName === 'tr') left += 1;
  }
  shown.textContent = left + ' of ' + rows;
};
wanted.addEventListener('input', filter);
verdict.addEventListener('change', filter);
box.hidden = false;
filter();
`;
