/** The result for a person at a terminal: the answer first, then why, then what to do. */
import { join } from 'node:path';
import type { ProbeResult, Result, TargetResult } from '../core/result.ts';
import { baselineSentence, byUrgency, deviationPlace, deviationText, verdictText } from './baseline.ts';
import {
  attemptsText,
  cmdletText,
  duration,
  errorsOf,
  faultSentences,
  isMessage,
  isUndecided,
  limitsOf,
  listed,
  methodsText,
  namedTargets,
  probeName,
  reasonsOf,
  remediesOf,
  symbols,
  tally,
  verdictWords,
} from './reading.ts';
import type { Named, Reason, ResultError } from './reading.ts';
import { longest, Paper, verdictStyles } from './paper.ts';
import type { PaperOptions } from './paper.ts';
import { visible } from './visible.ts';

export interface TerminalOptions extends PaperOptions {
  /** The run's folder, to say where the report is. */
  folder?: string;
}

/** Details of more targets than this are left to the report. */
const detailed = 20;
/** Where more accounts than this ended alike, only so many are named. */
const [foldedFrom, shownOfFolded] = [20, 3];

/** The whole of what `run` prints on standard output; ends with a newline. */
export function renderTerminal(result: Result, options: TerminalOptions): string {
  const paper = new Paper(options);
  const targets = namedTargets(result);
  for (const named of targets) printAnswer(paper, named, result);

  const several = targets.length > 1;
  const toExplain = several
    ? targets.filter(({ target }) => target.verdict !== 'pass' || target.cmdletNote)
    : targets;
  for (const named of toExplain.slice(0, detailed)) {
    if (several) paper.rule(named.label);
    printTarget(paper, named, several, options.folder);
  }
  if (toExplain.length > detailed) {
    paper.gap();
    paper.text(
      `${toExplain.length - detailed} more targets have something to say; the report has their details.`,
    );
  }
  printBaseline(paper, result);
  printNotTested(paper, result);
  printLimits(paper, targets);
  if (targets.length !== 1) {
    if (several) paper.gap();
    paper.text(tally(result.targets), { style: 'bold' });
  }
  if (options.folder !== undefined) {
    paper.gap();
    paper.text(`Report: ${visible(join(options.folder, 'report.html'), longest)}`);
  }
  return paper.end();
}

function printAnswer(paper: Paper, { target, label }: Named, result: Result): void {
  const word = verdictText(result, target);
  const name = visible(label, longest);
  paper.text(`${name}: ${word}: ${visible(target.sentence, longest)}`, {
    next: '  ',
    paint: { after: `${name}: `, word, style: verdictStyles[target.verdict] },
  });
}

function printTarget(paper: Paper, { target }: Named, several: boolean, folder = ''): void {
  const reasons = reasonsOf(target);
  const severalProbes = target.probes.length > 1;
  const errors = errorsOf(target);

  if (errors.length > 0) {
    paper.heading('What stopped it');
    for (const { error, probes } of errors) printError(paper, error, probes, folder);
  }
  printReasons(paper, 'Why', reasons.failures, severalProbes);
  printUndecided(paper, reasons.undecided, severalProbes);

  const remedies = remediesOf(reasons);
  if (remedies.length > 0) paper.heading('What to do');
  let step = 1;
  for (const { summary, steps, source } of remedies) {
    if (summary !== '') paper.text(visible(summary, longest), { first: '  ', next: '  ' });
    for (const text of steps) {
      paper.text(visible(text, longest), { first: `  ${step}. `, next: ' '.repeat(`  ${step}. `.length) });
      step += 1;
    }
    if (source !== undefined)
      paper.text(visible(source, longest), { first: '  See ', next: '      ', style: 'dim' });
  }

  printProbes(
    paper,
    target,
    errors.map(({ error }) => error.message),
  );

  if (reasons.remarks.length > 0) paper.heading('Also noticed (does not change the verdict)');
  for (const { finding } of reasons.remarks) {
    const said = finding.detail === undefined ? '' : ` ${visible(finding.detail, longest)}`;
    const detail = finding.unconfirmed ? `${said} This rule is reported, and not confirmed.` : said;
    paper.text(`${visible(finding.title, longest)}.${detail}`, { first: '  - ', next: '    ' });
  }

  const cmdlet = cmdletText(target);
  if (cmdlet !== null && (!several || target.cmdletNote !== undefined)) {
    paper.heading("Microsoft's own check");
    paper.text(visible(cmdlet, longest * 2), { first: '  ', next: '  ' });
  }
  if (target.waived?.length) paper.heading('Waived in the configuration');
  for (const { scenario, reason } of target.waived ?? []) {
    paper.text(`${scenario}: ${visible(reason, longest)}`, { first: '  - ', next: '    ' });
  }
}

/** One line for each probe. What stands above already is not said again. */
function printProbes(paper: Paper, target: TargetResult, said: string[]): void {
  const { probes } = target;
  if (probes.length === 0) return;
  if (isMessage(target)) {
    paper.heading('What was read');
    for (const { authenticationMethods: methods } of probes) {
      const read = methods ? methodsText(methods) : 'nothing that says how the user signed in';
      paper.text(visible(read, longest), { first: '  ', next: '  ' });
    }
    return;
  }
  paper.heading('What was done');
  const names = probes.map((probe) => visible(probeName(probe), 60));
  const column = Math.min(Math.max(...names.map((name) => name.length)), 30, Math.floor(paper.width / 3));
  const folded = foldedOf(probes);
  const untold = new Set(folded.flatMap(({ more }) => more));
  for (const [index, probe] of probes.entries()) {
    if (untold.has(probe)) continue;
    const { verdict, sentence, attempts, findings } = probe;
    const word = verdictWords[verdict];
    const start = `  ${names[index]!.padEnd(column)}  `;
    const repeats = attempts && attempts.length > 1 ? `, ${attemptsText(attempts)}` : '';
    const above =
      said.includes(sentence) ||
      findings.some(
        (finding) =>
          (isUndecided(finding) || finding.outcome === 'fail') &&
          [finding.detail, finding.reason, `${finding.title}.`].includes(sentence),
      );
    const rest = above ? '' : ` ${visible(sentence, longest)}`;
    paper.text(`${word} (${duration(probe.durationMs)}${repeats})${rest}`, {
      first: start,
      next: ' '.repeat(column + 4),
      paint: { after: start, word, style: verdictStyles[verdict] },
    });
  }
  for (const { scenario, verdict, more } of folded) {
    const text = `${visible(scenario, 60)}: ${more.length} more accounts like these (${verdictWords[verdict]}); the report names them.`;
    paper.text(text, { first: '  ', next: '    ' });
  }
}

/** Where many accounts ended alike in one scenario, all but the first few of them. */
function foldedOf(probes: readonly ProbeResult[]) {
  const alike = Map.groupBy(probes, ({ scenario, verdict, sentence }) =>
    JSON.stringify([scenario, verdict, sentence]),
  );
  return [...alike.values()]
    .filter((same) => same.length > foldedFrom)
    .map((same) => ({ ...same[0]!, more: same.slice(shownOfFolded) }));
}

/** `mfa, alice; mfa, bob`; of many probes the first few. */
function whose(probes: readonly ProbeResult[]): string {
  const shown = probes.length > foldedFrom ? probes.slice(0, shownOfFolded) : probes;
  const names = shown.map((probe) => visible(probeName(probe), 60)).join('; ');
  return shown === probes ? names : `${names} and ${probes.length - shown.length} more`;
}

function printReasons(paper: Paper, heading: string, reasons: Reason[], named: boolean): void {
  if (reasons.length === 0) return;
  paper.heading(heading);
  for (const { finding, probes } of reasons) {
    const where = named ? ` (${whose(probes)})` : '';
    paper.text(`${visible(finding.title, longest)}${where}`, {
      first: `  ${symbols[finding.outcome]} `,
      next: '    ',
      style: 'bold',
    });
    for (const [label, values] of [
      ['expected', finding.expected],
      ['actual', finding.actual],
    ] as const) {
      if (values === undefined) continue;
      const text = values.map((value) => visible(value, longest)).join('; ');
      paper.text(text, { first: `    ${label.padEnd(10)}`, next: ' '.repeat(14) });
    }
    const { detail, reason } = finding;
    for (const text of [detail, reason]) {
      if (text !== undefined) paper.text(visible(text, longest), { first: '    ', next: '    ' });
    }
    paper.text(
      visible(`${finding.check}, ${finding.requirement.id} ${finding.requirement.source}`, longest),
      {
        first: '    ',
        next: '    ',
        style: 'dim',
      },
    );
  }
}

/** Many checks that fail to look for one reason, such as a token that never came, are counted and not listed. */
function printUndecided(paper: Paper, undecided: Reason[], named: boolean): void {
  const alike = [...Map.groupBy(undecided, ({ finding }) => finding.reason).values()];
  printReasons(paper, 'Could not be checked', alike.filter((same) => same.length <= 3).flat(), named);
  const many = alike.filter((same) => same.length > 3);
  if (many.length > 0 && many.length === alike.length) paper.heading('Could not be checked');
  for (const same of many) {
    paper.text(`${same.length} checks: ${visible(same[0]!.finding.reason ?? '', longest)}`, {
      first: `  ${symbols.inconclusive} `,
      next: '    ',
    });
  }
}

function printError(paper: Paper, error: ResultError, probes: ProbeResult[], folder: string): void {
  const where = probes.length > 0 ? ` (${whose(probes)})` : '';
  paper.text(`${visible(error.message, longest)}${where}`, { first: '  ! ', next: '    ', style: 'bold' });
  paper.text(`${faultSentences[error.fault]} Code: ${error.code}`, { first: '    ', next: '    ' });
  paper.text(visible(error.hint, longest), { first: '    Try: ', next: '    ' });
  if (error.outline?.length) paper.text('What stands on the page:', { first: '    ' });
  for (const line of error.outline?.slice(0, 12) ?? []) {
    paper.text(visible(line, 160), { first: '      ', next: '        ', style: 'dim' });
  }
  if (error.outline && error.outline.length > 12) paper.text('…', { first: '      ' });
  if (error.screenshot !== undefined) {
    const path = join(folder, error.screenshot);
    paper.text(`Screenshot: ${visible(path, longest)}`, { first: '    ', next: '    ' });
  }
}

function printBaseline(paper: Paper, { baseline }: Result): void {
  if (!baseline) return;
  paper.heading(baselineSentence(baseline));
  for (const deviation of byUrgency(baseline)) {
    const text = `${deviationPlace(deviation)}: ${deviationText(deviation)}`;
    paper.text(text, { first: '  - ', next: '    ' });
  }
}

function printNotTested(paper: Paper, result: Result): void {
  if (result.notTested.length === 0) return;
  paper.heading('Not tested');
  const messages = new Set(result.targets.filter(isMessage).map(({ id }) => id));
  const alike = Map.groupBy(result.notTested, ({ scenario, reason }) => JSON.stringify([scenario, reason]));
  for (const same of alike.values()) {
    const { scenario, reason } = same[0]!;
    const whose =
      result.targets.length > 1 ? ` (${listed(same.map(({ target }) => visible(target, 60)))})` : '';
    const what = messages.has(same[0]!.target) ? '' : `${visible(scenario, 60)}${whose}: `;
    paper.text(`${what}${visible(reason, longest)}`, {
      first: '  - ',
      next: '    ',
    });
  }
}

function printLimits(paper: Paper, targets: Named[]): void {
  const all = limitsOf(targets);
  if (all.length > 0) paper.heading('What this cannot prove');
  for (const { limits, whose } of all) {
    const name = whose === '' ? '' : `${visible(whose, longest)}: `;
    paper.text(`${name}${visible(limits, longest * 2)}`, { first: '  ', next: '  ' });
  }
}
