import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judgeMessage } from '../../core/judge.ts';
import { decides, overProtocol } from '../../core/profile.ts';
import type { Demand } from '../../core/profile.ts';
import { profiles } from '../../profiles/index.ts';

const byId = profiles.flatMap((profile) =>
  profile.protocols.map(
    (protocol) => [`${profile.id} over ${protocol}`, overProtocol(profile, protocol)] as const,
  ),
);

test('every profile has a file of its name', () => {
  const files = readdirSync(new URL('../../profiles/', import.meta.url));
  for (const { id } of profiles) expect(files).toContain(`${id}.ts`);
  const shared = [
    'describe.ts',
    'index.ts',
    'microsoft-federation.ts',
    'sound-assertion.ts',
    'sound-sign-in.ts',
  ];
  expect(files.length).toBe(profiles.length + shared.length);
});

test('partner-center is the default, and says that it proves the first hop only', () => {
  expect(profiles[0]?.id).toBe('partner-center');
  expect(profiles[0]?.limits).toContain('first hop only');
});

test.each(byId)('%s: no scenario demands a check twice, and each can fail', (_id, { demands }) => {
  for (const list of Object.values(demands)) {
    const ids = list.map(({ validator }) => validator.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(list.some(({ severity }) => decides(severity))).toBe(true);
  }
});

test.each(byId)(
  '%s: demands something of each scenario without which it gives no verdict',
  (_id, profile) => {
    for (const scenario of profile.demandedScenarios) expect(profile.demands[scenario]).toBeDefined();
  },
);

test.each(byId.filter(([name]) => !/entra-token|external-mfa/.test(name)))(
  '%s: compares the sign-ins with each other, and with those for other applications',
  (_id, { demands }) => {
    const ids = demands.mfa?.map(({ validator }) => validator.id);
    expect(ids).toEqual(expect.arrayContaining(['session/mfa-said-every-time', 'consistency/mfa-agrees']));
  },
);

test('partner-center demands mfa, rfc8176 does not', () => {
  const demandsMfa = profiles
    .filter(({ demands }) => demands.mfa?.some(({ validator }) => validator.id === 'oidc/amr-contains-mfa'))
    .map(({ id }) => id);
  expect(demandsMfa).toEqual(['partner-center', 'entra-token']);
});

test('unregistered values decide under rfc8176 and nowhere else', () => {
  const deciding = profiles
    .filter(({ demands }) =>
      demands.mfa?.some(
        ({ validator, severity }) => validator.id === 'oidc/amr-values-registered' && decides(severity),
      ),
    )
    .map(({ id }) => id);
  expect(deciding).toEqual(['rfc8176']);
});

test('a password alone is judged by what it must not give, not by the general checks', () => {
  for (const [, { demands }] of byId) {
    const ids = demands['password-only']?.map(({ validator }) => validator.id) ?? [];
    expect(ids.every((id) => /^(session|consistency)\/|\/no-id-token-without-factor$/.test(id))).toBe(true);
  }
});

/** Rules that are only reported, or remembered: no specification and no text of the relying party says them. */
const reported = [
  'entra/consent-had-mfa',
  'entra/graph-takes-token',
  'entra/partner-center-says-compliant',
  'entra/partner-center-takes-token',
  'external-mfa/bare-get-answered',
  'wsfed/upn',
];

test('what is only reported is called so wherever it is demanded, and nothing else is', () => {
  const all = byId.flatMap(([, { demands }]) => Object.values(demands).flat());
  const isReported = ({ validator }: Demand): boolean => reported.includes(validator.id);
  expect(all.filter(({ unconfirmed }) => unconfirmed)).toEqual(all.filter(isReported));
  expect(new Set(all.filter(isReported).map(({ validator }) => validator.id))).toEqual(new Set(reported));
});

test.each(byId)('%s: what is unconfirmed never decides, however grave', (_id, profile) => {
  const failing = (demand: Demand): Demand => ({
    ...demand,
    severity: 'critical',
    validator: {
      ...demand.validator,
      needs: [],
      evaluate: () => ({ outcome: 'fail', expected: ['one thing'], actual: ['another'] }),
    },
  });
  const verdictOf = (mfa: readonly Demand[]) =>
    judgeMessage({
      id: 'message',
      artifacts: {},
      profile: { ...profile, demands: { mfa }, over: {} },
      now: Date.parse('2026-11-24T10:00:00Z'),
      amrcheck: '0.1.0',
    }).verdict;
  for (const list of Object.values(profile.demands))
    for (const demand of list.map(failing)) {
      expect(verdictOf([{ ...demand, unconfirmed: true }])).not.toBe('fail');
      expect(verdictOf([demand])).toBe(demand.unconfirmed ? 'inconclusive' : 'fail');
    }
});
