import type { Evidence } from '../core/evidence.ts';
import { judge } from '../core/judge.ts';
import type { DriverId, ScenarioId } from '../core/model.ts';
import { entraLies, startEntraLab } from '../lab/entra/index.ts';
import { federate } from '../lab/entra/practice.ts';
import { startLab } from '../lab/index.ts';
import { profiles } from '../profiles/index.ts';
import type { Case } from './cases.ts';
import { gatherConfigured, ofTarget } from './lab-run.ts';
import { rowOf } from './verdict.ts';
import type { Row } from './verdict.ts';

type EntraLieRow = (typeof entraLies)[number];
type EntraCase = Case & {
  setting: Pick<EntraLieRow, 'provider' | 'settings' | 'onlyAtEntra' | 'lie' | 'asks'>;
};

const protocol = 'entra' as const;
const honest = (id: string, scenarios: ScenarioId[], setting: EntraCase['setting'] = {}): EntraCase => ({
  ...{ id, protocol, defect: null, scenarios, setting },
});

/** Rows about sign-ins through the stand-in for Entra, to what stands in for Partner Center and Graph. */
export const entraCases: readonly EntraCase[] = [
  ...entraLies.map((setting) => ({
    ...{ id: setting.id, protocol, defect: setting, setting },
    scenarios: [...new Set<ScenarioId>(['mfa', setting.scenario ?? 'mfa'])],
  })),
  honest('honest-entra', ['mfa', 'password-only', 'refresh']),
  honest('honest-entra-saml', ['mfa', 'refresh'], { provider: 'honest-saml' }),
  honest('honest-entra-no-policy', ['mfa', 'password-only', 'refresh'], {
    settings: { policyDemandsMfa: false },
  }),
  honest('honest-entra-device', ['mfa', 'refresh'], { asks: { flow: 'device-code' } }),
];

/** Signs in through the stand-in for each case, and weighs what came. */
export async function entraRows(
  cases: readonly EntraCase[],
  driver: DriverId,
  arrived: (evidence: Evidence) => void,
): Promise<Row[]> {
  if (cases.length === 0) return [];
  const entra = await startEntraLab({ deviceCode: { interval: 0.2 } });
  const lab = await startLab({
    protocols: ['saml', 'wsfed'],
    defects: ['wsfed-method-password', 'wsfed-wauth-password-only'],
    replies: [entra.reply],
    accounts: cases.length,
  });
  const domainOf = (id: string): string => `${id}.lab.invalid`;
  try {
    const told = cases.map((one, index) => {
      const { provider = 'honest-wsfed', settings, onlyAtEntra, lie, asks = {} } = one.setting;
      const target = lab.targets.find(({ id }) => id === provider)!;
      const own = target.accounts[index]!;
      const control = target.accounts.at(-1)!;
      const totp = own.totp ?? '';
      const config = federate(entra, target, onlyAtEntra ? control : own, {
        ...{ domain: domainOf(one.id), totp, policyDemandsMfa: true, promptLoginBehavior: 'disabled' },
        ...{ federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp', ...settings },
        ...(lie && { lie }),
        ...(!onlyAtEntra && { control }),
      });
      // Nobody is named to who enters a code elsewhere.
      const accounts = asks['flow'] === 'device-code' ? { accounts: {} } : {};
      const { id, scenarios } = one;
      return { one, totp, target: { id, config: { ...config, ...asks, ...accounts, scenarios } } };
    });
    const gathered = await gatherConfigured(
      told.map(({ target, totp }) => ({
        ...target,
        keepSecrets: (redactor) => redactor.add(totp, 'TOTP secret'),
      })),
      {
        ...{ driver, arrived, timeoutMs: 120_000 },
        person(message, target) {
          const [, code] = /enter the code (\w+)/.exec(message) ?? [];
          if (code !== undefined) entra.enterCode(code, domainOf(target));
        },
      },
    );
    return told.map(({ one, totp }) => {
      const own = ofTarget(gathered, one.id);
      return rowOf({
        one,
        by: own.evidence[0]?.driver ?? driver,
        result: judge({ ...own, profiles }),
        evidence: own.evidence,
        secrets: [totp],
      });
    });
  } finally {
    await Promise.all([lab.stop(), entra.stop()]);
  }
}
