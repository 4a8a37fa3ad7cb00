/**
 * npm run kill-matrix: every lie of the lab must be caught by the check that is meant for it, every honest provider must
 * pass, and every check must be the only one to catch some lie. With ids, only those rows; `--driver browser` takes
 * longer than http and judges the same (test/e2e/drivers.test.ts); `--write` keeps what was measured for
 * docs/kill-matrix.md. The last line is `N of N defects caught, M of M honest passed`.
 */
import { parseArgs } from 'node:util';
import type { Evidence } from '../core/evidence.ts';
import { profiles } from '../profiles/index.ts';
import { cases, impossible } from './cases.ts';
import { coverageOf, neverAlone } from './coverage.ts';
import { entraCases, entraRows } from './entra.ts';
import { externalMfaCases, externalMfaRows } from './external-mfa.ts';
import { messageCases, messageRow } from './messages.ts';
import { runCases } from './run.ts';
import { allCases, keepMeasured } from './measured.ts';
import type { Row } from './verdict.ts';

const { values: flags, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    driver: { type: 'string', default: 'http' },
    write: { type: 'boolean', default: false },
  },
});

const { driver } = flags;
if (driver !== 'http' && driver !== 'browser') {
  console.error(`There is no driver ${driver}. Drivers: http, browser.`);
  process.exit(2);
}
const known = allCases.map(({ id }) => id);
const unknown = ids.filter((id) => !known.includes(id));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. Rows: ${known.join(', ')}.`);
  process.exit(2);
}
const chosen = ({ id }: { id: string }): boolean => ids.length === 0 || ids.includes(id);
const asked = cases.filter(chosen);
const notRun = asked.flatMap((one) => {
  const why = impossible(one);
  return why === undefined ? [] : [{ id: one.id, why }];
});
const signIns = asked.filter((one) => impossible(one) === undefined);

const startedAt = performance.now();
let arrived = 0;
console.error(
  `${signIns.length + [...externalMfaCases, ...entraCases].filter(chosen).length} providers on this machine; amrcheck signs in to each.`,
);
const told = ({ target, scenario, error }: Evidence): void => {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.error(
    `${seconds} s, ${++arrived} done: ${target.id} ${scenario}${error ? ` (${error.code})` : ''}`,
  );
};
const rows = [
  ...(await runCases(signIns, driver, told)),
  ...(await externalMfaRows(externalMfaCases.filter(chosen), driver, told)),
  ...(await entraRows(entraCases.filter(chosen), driver, told)),
  ...(await Promise.all(messageCases.filter(chosen).map(messageRow))),
];

const verdictOf = ({ defect, held }: Row): string =>
  defect ? (held ? 'caught' : 'NOT CAUGHT') : held ? 'passed' : 'FALSE ALARM';

for (const row of rows) {
  const { id, defect, by, why } = row;
  const check = defect ? `  ${defect.breaks}` : '';
  console.log(
    `${verdictOf(row).padEnd(11)}  ${by.padEnd(7)}  ${id}${check}${why === undefined ? '' : `: ${why}`}`,
  );
}

for (const { id, why } of notRun) console.log(`NOT RUN      ${id}: ${why}`);

const coverage = coverageOf(rows, profiles);
const idle =
  ids.length === 0
    ? coverage.filter(
        ({ check, alone, catches }) => alone.length === 0 && !(check in neverAlone && catches.length > 0),
      )
    : [];
for (const { check, catches } of idle)
  console.log(`NEVER ALONE  ${check}  ${catches.length > 0 ? catches.join(', ') : 'no defect breaks it'}`);

if (flags.write) {
  await keepMeasured(rows, new Date().toISOString().slice(0, 10));
  console.error('What was measured is kept; npm run docs renews docs/kill-matrix.md.');
}

const held = (of: readonly Row[]): string => `${of.filter((row) => row.held).length} of ${of.length}`;
console.log(
  `${held(rows.filter(({ defect }) => defect !== null))} defects caught, ${held(rows.filter(({ defect }) => defect === null))} honest passed${notRun.length > 0 ? `, ${notRun.length} not run` : ''}`,
);
process.exitCode = rows.every((row) => row.held) && idle.length === 0 ? 0 : 1;
