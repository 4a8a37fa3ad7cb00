import { profiles } from '../profiles/index.ts';
import { coverageOf, neverAlone } from './coverage.ts';
import { lastMeasured } from './measured.ts';
import type { Coverage } from './coverage.ts';
import type { Row } from './verdict.ts';

const protocolNames = {
  oidc: 'OpenID Connect',
  saml: 'SAML 2.0',
  wsfed: 'WS-Federation',
  'external-mfa': 'External MFA',
  entra: 'Entra',
};
const ways = { browser: 'browser', http: 'HTTP', message: 'message' };

/** The columns of one row that do not have to be measured. */
const fixedColumns = ({ id, protocol, defect }: Row): string =>
  defect
    ? `| \`${id}\` | ${cell(defect.title)} | ${protocolNames[protocol]} | \`${defect.breaks}\` |`
    : `| \`${id}\` | ${protocolNames[protocol]} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** docs/kill-matrix.md, from the rows that were measured last. */
export function renderMatrix(): string {
  const { rows, days } = lastMeasured();
  const coverage = coverageOf(rows, profiles);
  const defective = rows.filter(({ defect }) => defect !== null);
  const honest = rows.filter(({ defect }) => defect === null);
  const held = (of: readonly Row[]): string => `${of.filter((row) => row.held).length} of ${of.length}`;
  const naive = defective.filter((row) => row.naive !== null);
  const naivelyCaught = naive.filter((row) => !row.naive).length;
  return [
    '# Kill matrix',
    '',
    'Written by `npm run docs` from what `npm run kill-matrix -- --write` measured: it signs in at every provider',
    'of the lab through the whole program.',
    days.length > 1 ? `Measured from ${days[0]} to ${days.at(-1)}.` : `Measured on ${days[0]}.`,
    '',
    `- ${held(defective)} lying providers were caught by the check that is meant for them, and by no other that decides`,
    '  but those that fail for the same cause.',
    `- ${held(honest)} honest providers passed, with no failed check.`,
    `- The naive test caught ${naivelyCaught} of ${naive.length}. It is the one that most people write: once, on the first sign-in with`,
    "  MFA, `amr.includes('mfa')`; over SAML and WS-Federation, whether a method of the assertion includes `multipleauthn`;",
    '  through Entra, amr of the access token. There is none of External MFA, whose `amr` must not say `mfa`.',
    '',
    '_Caught by_ is a check (`amrcheck explain CHECK`), or the error in which the sign-in ends (in capitals, and laid to the',
    'provider). `report/…` is no check: what the provider sends must not get into a report as markup, or as a secret.',
    '_Entra_: a sign-in through the stand-in for it, and what stands in for Partner Center and Graph says of the token.',
    '_Message_: judged as `amrcheck validate` does, without a sign-in.',
    '',
    '## Lying providers',
    '',
    '| defect | what it does | protocol | caught by | judged by | naive test |',
    '| --- | --- | --- | --- | --- | --- |',
    ...defective.map(
      (row) =>
        `${fixedColumns(row)} ${ways[row.by]}${row.held ? '' : ', **not caught**'} | ${row.naive === null ? '–' : row.naive ? 'missed' : 'caught'} |`,
    ),
    '',
    '## Honest providers',
    '',
    '| provider | protocol | judged by |',
    '| --- | --- | --- |',
    ...honest.map((row) => `${fixedColumns(row)} ${ways[row.by]}${row.held ? '' : ', **false alarm**'} |`),
    '',
    '## Every check can fail',
    '',
    'For each check that a profile demands: the defects that fall to it and to nothing else, so that they would go unseen',
    'without it.',
    '',
    '| check | catches alone |',
    '| --- | --- |',
    ...coverage.map((one) => `| \`${one.check}\` | ${shown(one)} |`),
    '',
  ].join('\n');
}

function shown({ check, catches, alone }: Coverage): string {
  if (alone.length > 0) return listed(alone);
  const why = neverAlone[check];
  return catches.length > 0 && why !== undefined ? `none alone, as ${why}: ${listed(catches)}` : '**none**';
}

function listed(ids: readonly string[]): string {
  const rest = ids.length - 3;
  return [...ids.slice(0, 3).map((id) => `\`${id}\``), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
