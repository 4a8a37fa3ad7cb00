import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decides, overProtocol } from '../../core/profile.ts';
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
