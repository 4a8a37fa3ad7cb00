/** The generic reader alone on Okta's own sign-in widget. The back end behind it is ours: a replica, no real provider. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { methodsOf, run, type Run, type TargetUnderTest } from './amrcheck.ts';
import { widgetVersion } from './okta-package.ts';
import { startBehindWidget, type Setup } from './okta-widget.ts';
import { freePort } from '../free-port.ts';
import { keepRan, ranIn } from '../what-ran.ts';

const setups: Record<string, Setup> = {
  'second-one-page': { generation: 'second', identifierFirst: false, chooser: false, language: 'en' },
  'second-japanese': { generation: 'second', identifierFirst: true, chooser: true, language: 'ja' },
  'third-korean': { generation: 'third', identifierFirst: false, chooser: true, language: 'ko' },
  'third-identifier-first': { generation: 'third', identifierFirst: true, chooser: false, language: 'en' },
};

const started: Awaited<ReturnType<typeof startBehindWidget>>[] = [];
let folder: string;
let all: Run;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-real-'));
  const targets: Record<string, TargetUnderTest> = {};
  for (const [id, setup] of Object.entries(setups)) {
    const behind = await startBehindWidget(setup);
    started.push(behind);
    const { issuer, clientId, clientSecret, accounts } = behind;
    targets[id] = {
      protocol: 'oidc',
      issuer,
      clientId,
      clientSecret,
      // The generic reader alone: none of Okta's hints.
      provider: 'generic',
      scenarios: ['mfa', 'password-only', 'wrong-code'],
      accounts: Object.fromEntries(accounts.map((account) => [account.id, account])),
    };
  }
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  all = await run(folder, 'all', { baseUrl }, targets, ['--driver', 'browser']);
});

afterAll(async () => {
  await Promise.all(started.map(({ stop }) => stop()));
  await rm(folder, { recursive: true });
});

test.for(Object.keys(setups))(
  "a replica, our back end behind Okta's real widget (%s): signed in to, and a wrong code is refused",
  (id) => {
    const target = all.result.targets.find((one) => one.id === id);
    if (!target) throw new Error(`The run has no target ${id}.`);
    const { probes } = target;
    expect(probes.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(methodsOf(target)).toEqual({
      mfa: ['pwd', 'otp', 'mfa'],
      'password-only': ['pwd'],
      'wrong-code': undefined,
    });
    const wrong = probes.find(({ scenario }) => scenario === 'wrong-code');
    expect(wrong?.timeline?.filter(({ text }) => text === 'typed a TOTP code')).toHaveLength(1);
    expect(wrong?.findings).toContainEqual(
      expect.objectContaining({ check: 'session/wrong-code-refused', outcome: 'pass' }),
    );
    expect(target.verdict).toBe('pass');
  },
);

test('what ran is kept as a replica', async () => {
  const ran = ranIn(all.result, () => `Okta's sign-in widget ${widgetVersion}, our back end`);
  expect(ran.map(({ factor }) => factor)).toContain('totp');
  await keepRan('test/real/okta-widget.test.ts', 'replica', ran);
});
