import { expect, test } from 'vitest';
import { configSchema } from '../../core/config.ts';
import type { ScenarioId } from '../../core/model.ts';
import { costOf, lanesOf, planRun, type Lane, type Plan } from '../../core/plan.ts';

const totp = { totp: 'JBSWY3DPEHPK3PXP' };
const person = (factors: object[] = [], username = 'x'): object => ({ username, password: 'y', factors });
const secretOf = (whose: string): object => ({ totp: `JBSWY3DP ${whose}` });

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

const at = (host: string, more: object = {}): object => ({
  protocol: 'oidc',
  issuer: `https://${host}.example`,
  clientId: 'c',
  accounts: { alice: person([secretOf(host)]), bob: person() },
  ...more,
});
const shards = (targets: object, count: number): string[][] => {
  const config = configSchema.parse({ targets });
  return Array.from({ length: count }, (_, index) =>
    planRun(config, { shard: { index: index + 1, count } }).targets.map(({ id }) => id),
  );
};

test('shards are whole and apart, the same each time, and what is compared stays together', () => {
  const targets = {
    ...{ a: at('a'), b: at('b'), c: at('c'), d: at('d', { sameProviderAs: 'a' }) },
    ...{ e: at('e', { sameProviderAs: 'a' }), f: at('f') },
  };
  expect(shards(targets, 2)).toEqual([
    ['a', 'd', 'e', 'c'],
    ['b', 'f'],
  ]);
  expect(shards(targets, 5)).toEqual([['a', 'd', 'e'], ['b'], ['c'], ['f'], []]);
  const config = configSchema.parse({ targets });
  const whole = planRun(config).targets.find(({ id }) => id === 'b');
  const shard = { index: 2, count: 4 };
  expect(planRun(config, { shard })).toMatchObject({ shard, targets: [whole] });
});

test('all that one person does falls to one shard, over however many targets', () => {
  const carol = { username: 'carol', password: 'z', factors: [secretOf('carol')] };
  const targets = {
    ...{ a: at('idp'), b: at('b'), c: at('c', { accounts: { who: carol } }) },
    // The same people as at `a`, under other names of ours; and a stranger of the same name.
    d: at('idp', { accounts: { one: person([secretOf('d')]) } }),
    e: at('idp', { accounts: { x: { username: 'x', password: 'other' } } }),
    // Binds what was apart until then.
    f: at('c', {
      accounts: { who: { ...carol, factors: [secretOf('f')] }, x: person() },
      issuer: 'https://idp.example/f',
    }),
    g: at('c', { accounts: { who: carol } }),
  };
  expect(shards(targets, 3)).toEqual([['a', 'd', 'f', 'e'], ['b'], ['c', 'g']]);
  const bound = { ...targets, f: at('c', { sameProviderAs: 'a', accounts: { who: carol } }) };
  expect(shards(bound, 3)).toEqual([['a', 'c', 'd', 'f', 'g'], ['b'], ['e']]);
  // Who signs in nowhere is nobody's tie.
  const idle = { ...targets, d: at('idp', { scenarios: ['mfa'], accounts: { bob: person() } }) };
  expect(shards(idle, 5)).toEqual([['a', 'f'], ['b'], ['c', 'g'], ['d'], ['e']]);
});

const scenariosOf = ({ parts }: Lane): ScenarioId[] =>
  parts.flatMap(({ probes }) => probes.map(({ scenario }) => scenario));

test('one person is one lane, in however many targets: by user name and password at a host, or by the secret', () => {
  const lanes = (targets: object): string[][] =>
    lanesOf(planRun(configSchema.parse({ targets }), { scenarios: ['mfa', 'two-at-once'] }))
      .flat()
      .map(({ parts }) =>
        parts.flatMap(({ target, probes }) => probes.map(({ account }) => `${target.id} ${account}`)),
      );
  const one = (account: object): object => ({ accounts: { who: account } });
  const a = at('idp', one(person([secretOf('a')])));
  expect(lanes({ a, b: at('idp', one(person([secretOf('b')]))), c: at('c', one(person([totp]))) })).toEqual([
    ['a who', 'b who'],
    ['c who'],
  ]);
  const uri = { totp: 'otpauth://totp/x?secret=jbsw%20y3dp%20a&digits=6' };
  expect(lanes({ a, b: at('b', one(person([uri], 'another'))) })).toEqual([['a who', 'b who']]);
  expect(lanes({ a, b: at('idp', one({ ...person([secretOf('b')]), password: 'other' })) })).toEqual([
    ['a who'],
    ['b who'],
  ]);
  // Of two pairs with a person in common one waits for the other.
  const pair = { first: person([secretOf('1')], '1'), second: person([secretOf('2')], '2') };
  const other = { second: person([secretOf('2')], '2'), third: person([secretOf('3')], '3') };
  expect(lanes({ a: at('a', { accounts: pair }), b: at('b', { accounts: other }) })).toEqual([
    ['a first'],
    ['b second'],
    ['a first', 'b second'],
  ]);
});

test('two accounts at once wait until neither is in a sign-in of its own', () => {
  const [own, pairs] = lanesOf(
    plan({ alice: person([totp]), bob: person([], 'bob') }, ['mfa', 'two-at-once', 'sso-reuse']),
  );
  expect(own.map(scenariosOf)).toEqual([['mfa', 'sso-reuse'], ['sso-reuse']]);
  expect(pairs.flatMap(scenariosOf)).toEqual(['two-at-once']);
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

test('External MFA: a second call needs a second code, and what has no meaning there says why', () => {
  const planned = plan({ alice: person([totp]) }, ['mfa', 'sso-reuse', 'refresh', 'step-up', 'unsolicited'], {
    protocol: 'external-mfa',
  }).targets[0]!;
  expect(planned.probes.map(({ scenario }) => scenario)).toEqual(['mfa', 'sso-reuse']);
  expect(costOf(planned.probes, planned.config, 0)).toMatchObject({ signIns: 2, codes: 2 });
  expect(planned.notTested.map(({ reason }) => reason)).toEqual([
    'External MFA gives an id_token and nothing that could be refreshed.',
    'Each call of Entra is for the second factor alone: there is nothing to step up from.',
    'It has no meaning over external-mfa.',
  ]);
});
