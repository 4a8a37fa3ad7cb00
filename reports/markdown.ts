/** summary.md: short, for a job's summary page. */
import type { Result } from '../core/result.ts';
import { verdictText } from './baseline.ts';
import type { Named } from './reading.ts';
import {
  cmdletText,
  errorsOf,
  faultSentences,
  namedTargets,
  probeName,
  reasonsOf,
  remediesOf,
  symbols,
  tally,
} from './reading.ts';
import { safeLink, visible } from './visible.ts';

/** GitHub refuses a summary above 1 MiB; a little is left for what else the job writes. */
const most = 1_000_000;

/** At most 1,000,000 bytes: targets that do not fit are counted at the end. */
export function renderMarkdown(result: Result): string {
  const targets = namedTargets(result);
  const order = ['fail', 'inconclusive', 'pass'] as const;
  const sorted = targets.toSorted(
    (a, b) => order.indexOf(a.target.verdict) - order.indexOf(b.target.verdict),
  );
  const heading =
    targets.length === 1
      ? answer(targets[0]!, result)
      : `${targets.length > 0 ? `${symbols[result.verdict]} ` : ''}${tally(result.targets)}`;
  const head = [`## amrcheck: ${heading}`];
  if (targets.length > 1) head.push('', '| Target | Verdict | Answer |', '|---|---|---|');

  const rows = targets.length > 1 ? sorted.map((named) => row(named, result)) : [];
  const details = sorted
    .filter(({ target }) => targets.length === 1 || target.verdict !== 'pass')
    .map((named) => detailsOf(named, targets.length > 1));
  const end = [...notTested(result), ...limits(targets)].join('\n');

  let room = most - bytes(head.join('\n')) - bytes(end) - 500;
  const fits = (block: string) => (room -= bytes(block) + 1) > 0;
  const kept = rows.filter(fits);
  const keptDetails = details.filter(fits);
  const cut = rows.length - kept.length + details.length - keptDetails.length;
  return [
    ...head,
    ...kept,
    ...keptDetails,
    ...(cut > 0 ? ['', `This summary was cut: ${cut} rows and sections are in report.html only.`] : []),
    end,
    '',
  ].join('\n');
}

function answer({ target, label }: Named, result: Result): string {
  return `${symbols[target.verdict]} ${text(label, 200)}: ${verdictText(result, target)}: ${text(target.sentence, 400)}`;
}

function row({ target, label }: Named, result: Result): string {
  return `| ${text(label, 200)} | ${symbols[target.verdict]} ${verdictText(result, target)} | ${text(target.sentence, 400)} |`;
}

function detailsOf({ target, label }: Named, several: boolean): string {
  const reasons = reasonsOf(target);
  const lines = several ? ['', `### ${text(label, 200)}`] : [];
  for (const { error } of errorsOf(target)) {
    lines.push(
      '',
      `**${text(error.message, 400)}** ${faultSentences[error.fault]}`,
      '',
      `Try: ${text(error.hint, 400)}`,
    );
  }
  for (const { finding, probes } of [...reasons.failures, ...reasons.undecided]) {
    const where = probes.map((probe) => text(probeName(probe), 100)).join('; ');
    lines.push('', `${symbols[finding.outcome]} **${text(finding.title, 400)}** (${where})`, '');
    if (finding.expected)
      lines.push(`- expected: ${finding.expected.map((value) => text(value, 400)).join('; ')}`);
    if (finding.actual) lines.push(`- actual: ${finding.actual.map((value) => text(value, 400)).join('; ')}`);
    for (const said of [finding.detail, finding.reason])
      if (said !== undefined) lines.push(`- ${text(said, 400)}`);
    lines.push(`- ${link(finding.requirement.source, finding.requirement.id)}`);
  }
  for (const { summary, steps, source } of remediesOf(reasons)) {
    lines.push('', `**What to do.** ${text(summary, 400)}`, '');
    lines.push(...steps.map((step, index) => `${index + 1}. ${text(step, 400)}`));
    if (source !== undefined) lines.push('', `See ${link(source, source)}`);
  }
  const cmdlet = cmdletText(target);
  if (cmdlet !== null) lines.push('', text(cmdlet, 600));
  return lines.join('\n');
}

function notTested({ notTested: entries }: Result): string[] {
  if (entries.length === 0) return [];
  const alike = Map.groupBy(entries, ({ scenario, reason }) => JSON.stringify([scenario, reason]));
  const lines = [...alike.values()].map((same) => {
    const { scenario, reason } = same[0]!;
    return `- ${text(scenario, 60)}${same.length > 1 ? ` (${same.length} targets)` : ''}: ${text(reason, 400)}`;
  });
  return ['', '**Not tested**', '', ...lines.slice(0, 100)];
}

function limits(targets: Named[]): string[] {
  const all = new Set(targets.map(({ target }) => target.limits));
  return [...all].flatMap((limit) => ['', `<sub>${text(limit, 1000)}</sub>`]);
}

function link(address: string, label: string): string {
  const href = safeLink(address);
  return href === null ? text(label, 200) : `[${text(label, 200)}](<${href}>)`;
}

/** Text that neither Markdown nor HTML reads as markup, and that mentions nobody. It never begins a line. */
function text(value: string, max: number): string {
  return visible(value, max)
    .replace(/[\\`*_{}[\]#|~^$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('@', '&#64;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function bytes(value: string): number {
  return Buffer.byteLength(value);
}
