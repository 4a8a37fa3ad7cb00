import { expect, test } from 'vitest';
import { configSchema } from '../../core/config.ts';
import type { ScenarioId } from '../../core/model.ts';
import { costOf, expectedSeconds, lanesOf, planRun, type Plan } from '../../core/plan.ts';

const totp = { totp: 'JBSWY3DPEHPK3PXP' };
const person = (factors: object[] = []): object => ({ username: 'x', password: 'y', factors });

function plan(accounts: object, scenarios: ScenarioId[] | 'all', more: object = {}): Plan {
  const target = {
    protocol: 'oidc',
    issuer: 'https://x.example',
    clientId: 'c',
    accounts,
    scenarios,
    ...more,
  };
  return planRun(configSchema.parse({ targets: { x: target } }));
}

const named = ({ targets }: Plan): string[] =>
  targets[0]!.probes.map(({ scenario, account, beside }) =>
    [scenario, account, ...(beside ? [beside] : [])].join(' '),
  );

test('what needs no code comes before what waits for one, and what may lock an account comes last', () => {
  expect(named(plan({ alice: person([totp]), bob: person() }, 'all'))).toEqual([
    'mfa alice',
    'password-only bob',
    'sso-reuse alice',
    'sso-reuse bob',
    'refresh alice',
    'refresh bob',
    'cancelled alice',
    'fresh alice',
    'microsoft-prompt-login alice',
    'step-up alice',
    'step-up bob',
    'remembered-device alice',
    'two-at-once alice bob',
    'wrong-code alice',
    'code-replay alice',
  ]);
});

test('codes are shared out over the accounts that sign in anyway', () => {
  const accounts = { alice: person([totp]), carol: person([totp]) };
  expect(named(plan(accounts, ['mfa', 'every-account', 'fresh', 'code-replay']))).toEqual([
    'mfa alice',
    'every-account alice',
    'every-account carol',
    'fresh alice',
    'code-replay carol',
  ]);
  expect(named(plan(accounts, ['mfa', 'fresh']))).toEqual(['mfa alice', 'fresh alice']);
  expect(named(plan(accounts, ['two-at-once']))).toEqual(['two-at-once alice carol']);
});

test('shards are whole and apart, the same each time, and what is compared stays together', () => {
  const target = (more: object = {}): object => ({
    protocol: 'oidc',
    issuer: 'https://x.example',
    clientId: 'c',
    accounts: { alice: person([totp]), bob: person() },
    ...more,
  });
  const config = configSchema.parse({
    targets: {
      ...{ a: target(), b: target(), c: target(), d: target({ sameProviderAs: 'a' }) },
      ...{ e: target({ sameProviderAs: 'a' }), f: target() },
    },
  });
  const part = (index: number, count: number): Plan => planRun(config, { shard: { index, count } });
  const ids = (count: number): string[][] =>
    Array.from({ length: count }, (_, at) => part(at + 1, count).targets.map(({ id }) => id));
  expect(ids(2)).toEqual([
    ['a', 'd', 'e', 'c'],
    ['b', 'f'],
  ]);
  expect(ids(5)).toEqual([['a', 'd', 'e'], ['b'], ['c'], ['f'], []]);
  const whole = planRun(config).targets.find(({ id }) => id === 'b');
  expect(part(2, 4)).toMatchObject({ shard: { index: 2, count: 4 }, targets: [whole] });
});

test('two accounts at once wait until neither is in a sign-in of its own', () => {
  const [own, pairs] = lanesOf(
    plan({ alice: person([totp]), bob: person() }, ['mfa', 'two-at-once', 'sso-reuse']),
  );
  expect(own.map(({ probes }) => probes.map(({ scenario }) => scenario))).toEqual([
    ['mfa', 'sso-reuse'],
    ['sso-reuse'],
  ]);
  expect(pairs.flatMap(({ probes }) => probes.map(({ scenario }) => scenario))).toEqual(['two-at-once']);
});

test('a code is waited for until the next period, and what needs none goes on meanwhile', () => {
  const cost = (scenarios: ScenarioId[], phase: number) => {
    const { probes, config } = plan({ alice: person([totp]) }, scenarios).targets[0]!;
    return costOf(probes, config, phase);
  };
  expect(cost(['mfa'], 0)).toEqual({ signIns: 1, codes: 1, seconds: 2 });
  // With 2 s left a code is too short-lived to be typed.
  expect(cost(['mfa'], 28)).toEqual({ signIns: 1, codes: 1, seconds: 4 });
  expect(cost(['mfa', 'sso-reuse'], 0)).toEqual({ signIns: 2, codes: 1, seconds: 6 });
  expect(cost(['mfa', 'fresh'], 0)).toEqual({ signIns: 3, codes: 3, seconds: 62 });
  expect(cost(['mfa', 'cancelled', 'fresh'], 0)).toEqual({ signIns: 5, codes: 3, seconds: 62 });
  expect(cost(['code-replay'], 20)).toEqual({ signIns: 2, codes: 1, seconds: 14 });
});

test('lanes side by side take as long as the longest, one after the other their sum', () => {
  const two = plan({ alice: person([totp]), bob: person() }, ['mfa', 'password-only']);
  expect(expectedSeconds(two, 2, 0)).toBe(2);
  expect(expectedSeconds(two, 1, 0)).toBe(4);
});

test('a sign-in by a code that is shown needs no account: whoever enters the code is one', () => {
  const device = { protocol: 'entra', flow: 'device-code' };
  expect(named(plan({}, 'all', device))).toEqual(['mfa you', 'refresh you']);
  expect(named(plan({ alice: person([totp]) }, ['mfa'], device))).toEqual(['mfa alice']);
  expect(named(plan({}, 'all', { protocol: 'entra' }))).toEqual([]);
});

test('a scenario without an account says why', () => {
  const { notTested } = plan({ bob: person() }, ['mfa', 'two-at-once', 'sso-reuse']).targets[0]!;
  expect(notTested).toEqual([
    { scenario: 'mfa', reason: 'No account with a factor is configured.' },
    { scenario: 'two-at-once', reason: 'There are no two accounts, one of them with a factor.' },
  ]);
});
