import { expect, test } from 'vitest';
import { configSchema } from '../../core/config.ts';
import { errorFaults } from '../../core/errors.ts';
import { cases, impossible } from '../../kill/cases.ts';
import { coverageOf, neverAlone } from '../../kill/coverage.ts';
import { allCases, lastMeasured } from '../../kill/measured.ts';
import { entraLies } from '../../lab/entra/index.ts';
import { externalMfaDefects } from '../../lab/external-mfa/index.ts';
import { allDefects, entraDefects } from '../../lab/index.ts';
import { profiles } from '../../profiles/index.ts';
import { validators } from '../../validators/index.ts';

const all = allCases;

test('every defect of the lab is a row, at least fifteen of each protocol; and twenty providers are honest', () => {
  const ids = all.flatMap(({ defect }) => (defect ? [defect.id] : []));
  expect(ids.toSorted()).toEqual(
    [...allDefects, ...externalMfaDefects, ...entraLies, ...entraDefects].map(({ id }) => id).toSorted(),
  );
  for (const protocol of ['oidc', 'saml', 'wsfed'] as const)
    expect(cases.filter((one) => one.defect && one.protocol === protocol).length).toBeGreaterThan(15);
  expect(all.filter(({ defect }) => defect === null).length).toBeGreaterThan(20);
});

test('what a machine cannot run is named with the reason, and nothing else is left out', () => {
  const left = cases.flatMap((one) => impossible(one, false) ?? []);
  expect(left).toEqual(Array.from({ length: 3 }, () => 'this machine has no address ::1'));
  expect(cases.filter((one) => impossible(one, true))).toEqual([]);
});

test('every row was measured; what is missing: npm run kill-matrix -- --write ROW, then npm run docs', () => {
  const { rows, missing } = lastMeasured();
  expect(missing).toEqual([]);
  expect(rows.filter(({ held }) => !held).map(({ id }) => id)).toEqual([]);
});

test('what a defect breaks, and what fails beside it, is a check or an error of the provider', () => {
  const known = new Set<string>([
    ...validators.map(({ id }) => id),
    ...Object.entries(errorFaults).flatMap(([code, fault]) => (fault === 'provider' ? [code] : [])),
    'report/escaped',
    'report/redacted',
  ]);
  const named = all.flatMap(({ defect }) => (defect ? [defect.breaks, ...(defect.also ?? [])] : []));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test('what a defect must be asked is a configuration', () => {
  for (const { defect, protocol } of all) {
    const accounts = Object.entries(defect?.asks?.accounts ?? {}).map(([id, more]) => [
      id,
      { username: id, password: 'a', ...more },
    ]);
    const target = { protocol, ...defect?.asks, accounts: Object.fromEntries(accounts) };
    expect(configSchema.safeParse({ targets: { target } }).success, defect?.id ?? '').toBe(true);
  }
});

test('every check that a profile demands is the only one to catch some defect, or it is said why not', () => {
  const idle = coverageOf(lastMeasured().rows, profiles).filter(
    ({ check, alone, catches }) => alone.length === 0 && !(check in neverAlone && catches.length > 0),
  );
  expect(idle).toEqual([]);
});
