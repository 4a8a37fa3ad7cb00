import type { Result, TargetResult } from '../../core/result.ts';
import { decidingFailures } from './amrcheck.ts';

/** Of each target of the run: what it is, with version. */
export type Titles = Record<string, string>;

/** What each real provider did in one run that had a baseline, as Markdown: nothing is said that the run did not measure. */
export function realProvidersPage(result: Result, titles: Titles): string {
  return `# What real providers do

Measured by amrcheck ${result.amrcheck} on ${result.finishedAt.slice(0, 10)}; made from \`result.json\` by
\`AMRCHECK_WRITE_DOCS=1 npx vitest run --project real test/real/run.test.ts\`. CI runs the same targets against the same
baseline ([test/real/baseline.yaml](../test/real/baseline.yaml)): a failure that is new, or one that is gone, fails it.

| target | protocol | profile | verdict |
| --- | --- | --- | --- |
${result.targets.map((target) => row([`[${titles[target.id] ?? target.id}](#${target.id})`, target.protocol, target.profile, target.verdict])).join('\n')}
${result.targets.map((target) => section(target, result, titles[target.id] ?? target.id)).join('')}`;
}

const row = (cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function section(target: TargetResult, { baseline, notTested }: Result, title: string): string {
  const comments = (baseline?.deviations ?? [])
    .filter(({ target: id, comment }) => id === target.id && comment !== undefined)
    .map(({ scenario, check, comment }) => `- \`${check}\` in \`${scenario}\`: ${comment}`);
  const untested = notTested
    .filter(({ target: id }) => id === target.id)
    .map(({ scenario, reason }) => `- \`${scenario}\`: ${reason}`);
  return `
## ${target.id}

${title}. ${target.sentence}

| scenario | account | verdict | what fails |
| --- | --- | --- | --- |
${target.probes
  .map((probe) =>
    row([
      probe.scenario,
      probe.account,
      probe.verdict,
      decidingFailures({ probes: [probe] })
        .map(({ check }) => `\`${check}\``)
        .join(', '),
    ]),
  )
  .join('\n')}
${list('Known:', comments)}${list('Not tested:', untested)}`;
}

const list = (heading: string, items: string[]): string =>
  items.length === 0 ? '' : `\n${heading}\n\n${[...new Set(items)].join('\n')}\n`;
