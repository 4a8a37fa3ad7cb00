import { expect, test } from 'vitest';
import { differences } from '../../core/differences.ts';
import { amrAbsent, fail, many, pass, passed, probe, result, target } from '../reports/results.ts';

const one = (more: Parameters<typeof probe>[0] = {}) =>
  result({ targets: [target({ probes: [probe(more)] })] });
const at = { target: 'contoso', profile: 'partner-center', scenario: 'mfa', account: 'alice' };

test('a run does not differ from itself, nor by its times and tokens', () => {
  expect(differences(many, many)).toEqual([]);
  const [later] = [structuredClone(pass)];
  later.startedAt = '2026-12-24T10:00:00.000Z';
  for (const { claims } of later.targets[0]!.probes) if (claims) claims['nonce'] = 'another';
  expect(differences(pass, later)).toEqual([]);
});

test('an outcome that turns is named with its check, and which way it turned', () => {
  const good = one({ findings: [passed('oidc/amr-present', 'There is an amr')] });
  const bad = one({ findings: [amrAbsent] });
  expect(differences(good, bad)).toEqual([
    {
      ...at,
      check: 'oidc/amr-present',
      title: amrAbsent.title,
      what: 'outcome',
      before: 'pass',
      after: 'fail',
      direction: 'worse',
    },
  ]);
  expect(differences(bad, good).map(({ direction }) => direction)).toEqual(['better']);
});

test('other methods in the token are a change, even where every check still passes', () => {
  const methods = (values: string[]) =>
    one({ authenticationMethods: { source: 'id_token.amr', values, form: 'array' } });
  expect(differences(methods(['pwd', 'mfa']), methods(['mfa']))).toEqual([
    {
      ...at,
      what: 'methods',
      before: 'id_token.amr ["pwd","mfa"]',
      after: 'id_token.amr ["mfa"]',
      direction: 'other',
    },
  ]);
});

test('what came and what went is said once, at its own level', () => {
  const two = result({ targets: [target({}), target({ id: 'fabrikam', verdict: 'fail' })] });
  const only = result({ targets: [target({})] });
  expect(differences(only, two)).toEqual([
    {
      target: 'fabrikam',
      profile: 'partner-center',
      what: 'verdict',
      before: null,
      after: 'fail',
      direction: 'worse',
    },
  ]);
  expect(differences(two, only)).toMatchObject([
    { target: 'fabrikam', before: 'fail', after: null, direction: 'other' },
  ]);
});

test('a verdict that turns is there beside what turned it', () => {
  expect(differences(pass, fail)).toContainEqual(
    expect.objectContaining({ what: 'verdict', before: 'pass', after: 'fail', direction: 'worse' }),
  );
});
