/** What changed between two results, for a person: the answer first, then what is worse, then the rest. */
import type { Change } from '../core/differences.ts';
import type { Result } from '../core/result.ts';
import { longest, Paper } from './paper.ts';
import type { PaperOptions } from './paper.ts';
import { outcomeWords, verdictWords } from './reading.ts';
import { visible } from './visible.ts';

/** `2 changes since 1 December 2026: 1 is worse, 1 is better.` */
export function diffSentence(changes: readonly Change[], before: Pick<Result, 'startedAt'>): string {
  const since = `since the run of ${before.startedAt.slice(0, 16).replace('T', ' ')} UTC`;
  if (changes.length === 0) return `Nothing changed ${since}.`;
  const count = (direction: Change['direction']) =>
    changes.filter((change) => change.direction === direction).length;
  const [worse, better, other] = [count('worse'), count('better'), count('other')];
  const parts = [
    worse && `${worse} for the worse`,
    better && `${better} for the better`,
    other && `${other} neither`,
  ];
  const changed = changes.length === 1 ? '1 thing changed' : `${changes.length} things changed`;
  return `${changed} ${since}: ${parts.filter(Boolean).join(', ')}.`;
}

export const directionMarks = { worse: '✗', better: '✓', other: '~' } as const satisfies Record<
  Change['direction'],
  string
>;

/** `mfa, alice: oidc/amr-present: passed, now failed` */
export function changeText({ scenario, account, check, what, before, after }: Change): string {
  const where = scenario === undefined ? [] : [`${scenario}, ${account ?? ''}`];
  const shown = what === 'methods' ? 'the token said ' : '';
  const gone = what === 'outcome' ? 'not checked' : 'not there';
  const now = after === null ? gone : wordOf(what, after);
  const change = before === null ? `new: ${shown}${now}` : `${shown}${wordOf(what, before)}, now ${now}`;
  return [...where, ...(check === undefined ? [] : [check]), change]
    .map((part) => visible(part, longest))
    .join(': ');
}

function wordOf(what: Change['what'], value: string): string {
  if (what === 'methods') return value;
  const words: Readonly<Record<string, string>> = what === 'verdict' ? verdictWords : outcomeWords;
  return words[value] ?? value;
}

export function renderDiff(changes: readonly Change[], before: Result, options: PaperOptions): string {
  const paper = new Paper(options);
  paper.text(diffSentence(changes, before), { style: 'bold' });
  for (const [, same] of Map.groupBy(changes, ({ target, profile }) => JSON.stringify([target, profile]))) {
    const { target, profile } = same[0]!;
    paper.heading(`${visible(target, longest)} (${visible(profile, longest)})`);
    for (const change of same) {
      paper.text(changeText(change), { first: `  ${directionMarks[change.direction]} `, next: '      ' });
      if (change.title !== undefined && change.after === 'fail')
        paper.text(visible(change.title, longest), { first: '      ', next: '      ', style: 'dim' });
    }
  }
  return paper.end();
}
