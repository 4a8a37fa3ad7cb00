/** Many runs for a person at a terminal: the answer first, then a line for each target. */
import type { History, TargetHistory } from '../core/history.ts';
import type { Verdict } from '../core/model.ts';
import { longest, Paper, verdictStyles } from './paper.ts';
import type { PaperOptions } from './paper.ts';
import { symbols, verdictWords } from './reading.ts';
import { visible } from './visible.ts';

/** `12 runs from 2026-11-01 to 2026-11-24: 10 passed, 1 failed, 1 could not be told.` */
export function historySentence({ runs }: History): string {
  const count = (verdict: Verdict) => runs.filter((run) => run.verdict === verdict).length;
  const parts = [
    count('pass') && `${count('pass')} passed`,
    count('fail') && `${count('fail')} failed`,
    count('inconclusive') && `${count('inconclusive')} could not be told`,
  ];
  const [first, last] = [runs[0], runs.at(-1)].map((run) => run?.startedAt.slice(0, 10) ?? '');
  const when = first === last ? `on ${first ?? ''}` : `from ${first ?? ''} to ${last ?? ''}`;
  return `${runs.length === 1 ? '1 run' : `${runs.length} runs`} ${when}: ${parts.filter(Boolean).join(', ')}.`;
}

/** `PASS since 2026-11-03` */
export function standingText({ points }: TargetHistory): string {
  const verdict = points.at(-1)!.verdict;
  const start = points.findLastIndex((point) => point.verdict !== verdict) + 1;
  return `${verdictWords[verdict]} since ${points[start]!.startedAt.slice(0, 10)}`;
}

export function passRate({ passed, points }: TargetHistory): string {
  return `${passed} of ${points.length} runs passed (${Math.round((passed / points.length) * 100)} %)`;
}

/** So many of the last runs fit on a line. */
const shown = 30;

export function renderHistory(history: History, options: PaperOptions): string {
  const paper = new Paper(options);
  paper.text(historySentence(history), { style: 'bold' });
  for (const target of history.targets) {
    const strip = target.points
      .slice(-shown)
      .map(({ verdict }) => symbols[verdict])
      .join('');
    const { verdict } = target.points.at(-1)!;
    paper.gap();
    paper.text(
      `${visible(target.target, longest)} (${visible(target.profile, longest)}): ${standingText(target)}`,
      {
        style: verdictStyles[verdict],
      },
    );
    paper.text(`${passRate(target)}  ${strip}`, { first: '  ', next: '  ' });
  }
  return paper.end();
}
