import { expect, test } from 'vitest';
import { configSchema } from '../../core/config.ts';
import { planRun } from '../../core/plan.ts';
import type { ScenarioId } from '../../core/model.ts';

const initiateUrl = 'https://idp.example/start';

function planned(target: object, scenarios?: ScenarioId[]) {
  const accounts = { alice: { username: 'a', password: 'p', factors: [{ totp: 'GEZDGNBVGY3TQOJQ' }] } };
  const config = configSchema.parse({ targets: { one: { accounts, ...target } } });
  const [{ probes, notTested }] = planRun(config, { scenarios }).targets as [
    ReturnType<typeof planRun>['targets'][number],
  ];
  return {
    runs: probes.some(({ scenario }) => scenario === 'unsolicited'),
    reason: notTested.find(({ scenario }) => scenario === 'unsolicited')?.reason,
  };
}

test('over SAML 2.0 the provider begins a sign-in where its address for that is known', () => {
  expect(planned({ protocol: 'saml', initiateUrl })).toEqual({ runs: true, reason: undefined });
});

test('without it that is not tested, and the reason names the key', () => {
  const { runs, reason } = planned({ protocol: 'saml' });
  expect(runs).toBe(false);
  expect(reason).toContain('initiateUrl');
});

test('other protocols do without it, and say so only where it is named', () => {
  expect(planned({ protocol: 'oidc' })).toEqual({ runs: false, reason: undefined });
  expect(planned({ protocol: 'wsfed', initiateUrl }, ['unsolicited'])).toEqual({
    runs: false,
    reason: 'It has no meaning over wsfed.',
  });
});
