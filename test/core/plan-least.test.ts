/** No set of scenarios costs more sign-ins than the least possible: every set of each protocol against brute force. */
import { expect, test } from 'vitest';
import { configSchema } from '../../core/config.ts';
import type { Protocol, ScenarioId } from '../../core/model.ts';
import { costOf, lanesOf, planRun } from '../../core/plan.ts';

type Who = 'alice' | 'alice-2' | 'bob';
interface Needs {
  /** Goes on from a sign-in that it need not have made. */
  first?: true;
  /** Sign-ins that show nothing but in this scenario. */
  own?: number;
  by: Who[];
  /** As well by any other account with a factor as by the first of `by`. */
  any?: true;
}

const [first, any] = [true, true] as const;
const both: Who[] = ['alice', 'bob'];
/** What evidence each scenario must have, whatever the plan says; `two-at-once` is of two accounts, and left out. */
function needsOf(protocol: Protocol): Partial<Record<ScenarioId, Needs>> {
  const mfa: Partial<Record<ScenarioId, Needs>> = {
    mfa: { first, by: ['alice'] },
    'password-only': { first, by: ['bob'] },
  };
  if (protocol === 'entra') return { ...mfa, refresh: { first, by: both } };
  const usual: Partial<Record<ScenarioId, Needs>> = {
    ...mfa,
    'sso-reuse': { first, own: 1, by: both },
    cancelled: { own: 2, by: ['alice'] },
    'wrong-code': { own: 1, by: ['alice'] },
    'code-replay': { own: 2, by: ['alice'], any },
  };
  if (protocol === 'external-mfa') return { ...usual, 'hostile-requests': { first, own: 6, by: ['alice'] } };
  return {
    ...usual,
    'every-account': { first, by: ['alice', 'alice-2'] },
    refresh: protocol === 'oidc' ? { first, by: both } : { by: both },
    fresh: { first, own: protocol === 'oidc' ? 2 : 1, by: ['alice'], any },
    'microsoft-prompt-login':
      protocol === 'wsfed' ? { first, own: 2, by: ['alice'], any } : { by: ['alice'], any },
    'step-up': { own: 2, by: both, any },
    ...(protocol === 'saml' && { unsolicited: { own: 1, by: ['alice'], any } as const }),
  };
}

/** Over every choice of who does what anybody could do. */
function leastOf(needs: readonly Needs[]): number {
  const [free, bound] = [
    needs.filter((one) => one.any && one.first),
    needs.filter((one) => !one.any || !one.first),
  ];
  let least = Infinity;
  for (let choice = 0; choice < 2 ** free.length; choice++) {
    const chosen = free.map((one, bit): Needs => ({
      ...one,
      by: [choice & (1 << bit) ? 'alice-2' : 'alice'],
    }));
    const all = [...bound, ...chosen];
    const begun = new Set(all.flatMap((one) => (one.first ? one.by : [])));
    const own = all.reduce((sum, { own: count = 0, by }) => sum + count * by.length, 0);
    least = Math.min(least, begun.size + own);
  }
  return least;
}

test.each<Protocol>(['oidc', 'saml', 'wsfed', 'external-mfa', 'entra'])(
  'over %s every set of scenarios costs the least sign-ins',
  (protocol) => {
    const person = (username: string, secret?: string): object => ({
      ...{ username, password: 'x', factors: secret ? [{ totp: secret }] : [] },
    });
    const target = {
      ...{
        protocol,
        clientId: 'c',
        tenant: '11111111-1111-1111-1111-111111111111',
        appId: '11111111-1111-1111-1111-111111111111',
        stepUp: { first: { acrValues: 'pwd' } },
      },
      ...(protocol === 'entra' ? {} : { issuer: 'https://idp.example', metadata: 'https://idp.example/m' }),
      ...(protocol === 'saml' && { initiateUrl: 'https://idp.example/start' }),
      scope: 'openid offline_access',
      accounts: {
        alice: person('alice', 'JBSWY3DP'),
        'alice-2': person('alice-2', 'JBSWY3DQ'),
        bob: person('bob'),
      },
    };
    const config = configSchema.parse({ targets: { x: target } });
    const needs = Object.entries(needsOf(protocol)) as [ScenarioId, Needs][];
    const wrong: string[] = [];
    for (let set = 1; set < 2 ** needs.length; set++) {
      const asked = needs.filter((_, bit) => set & (1 << bit));
      const plan = planRun(config, { scenarios: asked.map(([id]) => id) });
      const costs = lanesOf(plan).flatMap((lanes) => lanes.flatMap(({ parts }) => parts));
      const planned = costs.reduce(
        (sum, { probes, target: of }) => sum + costOf(probes, of.config).signIns,
        0,
      );
      const least = leastOf(asked.map(([, one]) => one));
      if (planned !== least) wrong.push(`${asked.map(([id]) => id).join(', ')}: ${planned}, not ${least}`);
    }
    expect(wrong).toEqual([]);
  },
);
