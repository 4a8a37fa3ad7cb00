/** accounts.csv (RFC 4180): who said mfa and who did not, one line for each probe; for a spreadsheet. */
import type { Result } from '../core/result.ts';
import { namedTargets, outcomeWords } from './reading.ts';
import { visible } from './visible.ts';

const columns = [
  'target',
  'profile',
  'account',
  'scenario',
  'verdict',
  'says mfa',
  'where',
  'methods',
  'factors used',
  'attempts passed',
  'attempts',
  'seconds',
  'answer',
] as const;

/** Lines end with CR LF. A cell never begins with a character that a spreadsheet takes for a formula. */
export function renderCsv(result: Result): string {
  const rows = namedTargets(result).flatMap(({ target }) =>
    target.probes.map((probe): string[] => {
      const { authenticationMethods: methods, attempts } = probe;
      const tries = attempts ?? [{ verdict: probe.verdict }];
      return [
        target.id,
        target.profile,
        probe.account,
        probe.scenario,
        probe.verdict,
        saysMfa(methods?.values),
        methods?.source ?? '',
        methods?.values
          .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
          .join(' ') ?? '',
        [...new Set(probe.factorsUsed)].join(' '),
        String(tries.filter(({ verdict }) => verdict === 'pass').length),
        String(tries.length),
        (probe.durationMs / 1000).toFixed(1),
        probe.sentence,
      ];
    }),
  );
  return [[...columns], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** As Microsoft counts it in each protocol; nothing where there was nothing to read. */
function saysMfa(values: readonly unknown[] | undefined): string {
  if (!values) return outcomeWords.inconclusive;
  return values.some((value) => value === 'mfa' || value === multipleAuthn) ? 'yes' : 'no';
}

/** https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-expected-inbound-assertions */
const multipleAuthn = 'http://schemas.microsoft.com/claims/multipleauthn';

/** https://owasp.org/www-community/attacks/CSV_Injection. Where a comma is for decimals, a semicolon begins a cell, too. */
function cell(text: string): string {
  const shown = visible(text, 500);
  const tame = shown === '-' ? shown : shown.replace(/(^|;)(?=\s*[=+\-@|%＝＋－＠])/g, "$1'");
  return /[",\r\n]|^ | $/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
