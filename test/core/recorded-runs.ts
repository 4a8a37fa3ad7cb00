/** Runs that were recorded at the lab, one with each driver, on a machine that had other work. No clock is looked at. */
import { readFileSync } from 'node:fs';
import { configSchema } from '../../core/config.ts';
import type { Evidence, SignIn } from '../../core/evidence.ts';
import type { DriverId, ScenarioId } from '../../core/model.ts';
import { planRun } from '../../core/plan.ts';
import type { Plan } from '../../core/plan.ts';

interface RecordedSignIn {
  purpose: string;
  account?: string;
  startedAt: string;
  finishedAt: string;
  /** From when to when a code was waited for. */
  waited?: [string, string];
  /** When a code was typed. */
  code?: string;
}

export interface RecordedRun {
  driver: DriverId;
  startedAt: string;
  finishedAt: string;
  probes: {
    target: string;
    scenario: ScenarioId;
    account: string;
    startedAt: string;
    finishedAt: string;
    signIns: RecordedSignIn[];
  }[];
}

export const runs = JSON.parse(
  readFileSync(new URL('recorded-runs.json', import.meta.url), 'utf8'),
) as RecordedRun[];

const scenarios: ScenarioId[] = [
  'mfa',
  'password-only',
  'every-account',
  'sso-reuse',
  'fresh',
  'step-up',
  'two-at-once',
  'cancelled',
  'wrong-code',
  'code-replay',
];

/** What the recorded runs did: two targets, each with two accounts that have a factor, and one that has none. */
export function planned(): Plan {
  const target = (protocol: string): object => {
    const person = (id: string): object => ({
      username: id,
      password: 'x',
      factors: [{ totp: Buffer.from(`${protocol} ${id}`).toString('hex') }],
    });
    return {
      protocol,
      scenarios,
      stepUp: { first: { acrValues: 'pwd' } },
      accounts: {
        alice: person('alice'),
        'alice-2': person('alice-2'),
        bob: { username: 'bob', password: 'x' },
      },
    };
  };
  return planRun(configSchema.parse({ targets: { honest: target('oidc'), 'honest-saml': target('saml') } }));
}

/** In the order in which it came. */
export function evidenceOf({ probes, driver }: RecordedRun): Evidence[] {
  const signIn = ({ waited, code, ...one }: RecordedSignIn): SignIn => ({
    ...one,
    end: { kind: 'answered' },
    factorsUsed: code === undefined ? [] : [{ factor: 'totp', at: code }],
    timeline: waited ? waited.map((at, index) => ({ at, kind: index ? 'typed' : 'waited', text: '' })) : [],
  });
  return probes.map(({ target, account, signIns, ...one }) => ({
    ...one,
    schemaVersion: 1,
    target: { id: target, protocol: 'oidc', profiles: [], waive: {} },
    account: { id: account, factors: [], requireMfa: false },
    driver,
    attempt: 1,
    provider: { id: 'generic', detectedBy: '' },
    clock: { offsetMs: null, uncertaintyMs: 0 },
    signIns: signIns.map(signIn),
  }));
}
