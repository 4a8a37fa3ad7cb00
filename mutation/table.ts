import { lastMeasured, whyLeft } from './measured.ts';
import type { Measured, Survivor } from './measured.ts';

/** docs/mutation.md, from the run that was measured last and what is said of its survivors. */
export function renderMutation(): string {
  const { at, folders, survivors } = lastMeasured();
  const all = sum(Object.values(folders));
  const killed = (of: Tally): number => of.red + of.timeout + of.broken;
  const open = survivors.filter((one) => whyLeft(one) === undefined).length;
  return [
    '# Mutation of the checks',
    '',
    'Written by `npm run docs` from what `npm run mutation -- --write` measured: it changes the checks in one place at a time',
    '(a condition turned round, a comparison moved, a text or a number changed, a part left out) and runs the unit tests of',
    'that check; for what checks share, all tests that reach it. A change that no test notices has survived.',
    '',
    `Measured on ${at}: **${killed(all)} of ${all.mutants} changes were noticed** (${share(killed(all), all.mutants)} %).` +
      (all.timeout > 0 ? ` By ${all.timeout} of them the tests did not end within the time limit.` : '') +
      (all.broken > 0 ? ` By ${all.broken} the process of the tests broke down, twice.` : ''),
    open === 0
      ? `Each of the ${survivors.length} that survived is listed below, with the reason why it may.`
      : `Of the ${survivors.length} that survived, ${survivors.length - open} are explained below; for the others a test is missing.`,
    '',
    '| files | changes | noticed | survived |',
    '| --- | --- | --- | --- |',
    ...Object.entries(folders).map(
      ([folder, of]) =>
        `| ${folder === 'validators' ? 'what checks share, directly under `validators`' : `\`${folder}\``} | ${of.mutants} | ${killed(of)} | ${of.mutants - killed(of)} |`,
    ),
    '',
    '## What survived',
    '',
    '| where | change | why it may |',
    '| --- | --- | --- |',
    ...survivors.map(
      (one) =>
        `| \`${one.file.replace('validators/', '')}:${one.line}\` | ${change(one)} | ${whyLeft(one) ?? '**a test is missing**'} |`,
    ),
    '',
  ].join('\n');
}

type Tally = Measured['folders'][string];

function sum(tallies: readonly Tally[]): Tally {
  const of = (name: keyof Tally): number => tallies.reduce((total, tally) => total + tally[name], 0);
  return { mutants: of('mutants'), red: of('red'), timeout: of('timeout'), broken: of('broken') };
}

const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);

const change = ({ before, after }: Survivor): string =>
  `${code(before)} becomes ${after === '' ? 'nothing' : code(after)}`;

/** As code in the cell of a table; two backticks, as the text may hold one. */
const code = (text: string): string => `\`\` ${text.replaceAll('|', '\\|')} \`\``;
