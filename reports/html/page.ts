/** report.html: the whole of a result for a reader. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Result } from '../../core/result.ts';
import { duration, namedTargets, tally } from '../reading.ts';
import type { Named } from '../reading.ts';
import { visible } from '../visible.ts';
import { acceptedIn, acceptedText, verdictText } from '../baseline.ts';
import { baselinePart } from './baseline.ts';
import { changesPart } from './changes.ts';
import { searchScript } from './search.ts';
import { renderDocument } from './document.ts';
import { badge, splitSentence } from './elements.ts';
import { aboutTarget, targetParts } from './target.ts';
import { manyPage } from './targets.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

export interface HtmlOptions {
  /** The masked screenshot at `path` (relative to the run's folder) as a `data:image/…` address, or null where it is missing. */
  screenshots?: (path: string) => string | null;
  /** An earlier result: what changed since then is said. */
  compare?: Result;
}

/** With more targets than these the page can be searched, and is lean, so that it opens at once; also with more probes of one. */
const few = { search: 5, lean: 50, probes: 200 };

/** The whole page. Everything that came from outside is text: escaped by preact, its invisible characters written out. */
export function renderHtml(result: Result, { screenshots = () => null, compare }: HtmlOptions = {}): string {
  const targets = namedTargets(result);
  const view: View = {
    screenshots,
    lean: targets.length > few.lean || targets.some(({ target }) => target.probes.length > few.probes),
    accepted: (...place) => acceptedIn(result, ...place),
  };
  const only = targets.length === 1 ? targets[0] : undefined;
  const title = only
    ? `${verdictText(result, only.target)}: ${visible(only.label, 200)}`
    : tally(result.targets);
  return renderDocument({
    title,
    kind: 'amrcheck report',
    at: result.finishedAt,
    main: [
      header(targets, result),
      compare && changesPart(compare, result),
      result.baseline && baselinePart(result.baseline),
      ...(only ? targetParts(only, result, 2, view) : manyPage(targets, result, view)),
      words(),
    ],
    footer: `${madeBy(result)} Tokens are kept without their signatures, screenshots are masked. Everything shown here is in result.json, too.`,
    ...(targets.length > few.search && { script: searchScript }),
  });
}

function header(targets: Named[], result: Result): VNode {
  const [only] = targets;
  if (!only || targets.length > 1) {
    return html`<header>
      ${only && badge(result.verdict, 'large')}
      <h1>${tally(result.targets)}</h1>
    </header>`;
  }
  const [answer, rest] = splitSentence(visible(only.target.sentence));
  const accepted = acceptedText(result, only.target);
  return html`<header>
    ${badge(only.target.verdict, 'large')}
    <h1>${answer}</h1>
    ${accepted && html`<p><b>FAIL, ${accepted}.</b></p>`} ${rest && html`<p class="lead">${rest}</p>`}
    ${aboutTarget(only)}
  </header>`;
}

function madeBy({ amrcheck, startedAt, finishedAt }: Result): string {
  const took = duration(Date.parse(finishedAt) - Date.parse(startedAt));
  return `Made by amrcheck ${visible(amrcheck, 40)} in ${took}, from the evidence beside this file.`;
}
