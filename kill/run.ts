import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evidence } from '../core/evidence.ts';
import { judge } from '../core/judge.ts';
import type { DriverId, SignInProtocol as Protocol } from '../core/model.ts';
import { hasIpv6, newCertifiedKey, startLab } from '../lab/index.ts';
import type { LabTarget } from '../lab/index.ts';
import { profiles } from '../profiles/index.ts';
import { everyDefect, everyVariant } from './cases.ts';
import type { SignInCase } from './cases.ts';
import { gatherLab, ofTarget } from './lab-run.ts';
import type { LabRunTarget } from './lab-run.ts';
import { rowOf } from './verdict.ts';
import type { Row } from './verdict.ts';

/**
 * Signs in at a provider of the lab for each case, and weighs what came; `arrived` hears of each probe as soon as it is
 * done. What hangs on the moment is done once more where it fell short: a sign-in or a request that timed out as the
 * machine was too busy, and two that did not meet.
 */
export async function runCases(
  cases: readonly SignInCase[],
  driver: DriverId,
  arrived: (evidence: Evidence) => void,
): Promise<Row[]> {
  const needsBrowser = ({ defect }: SignInCase): boolean =>
    driver === 'http' && defect?.onlyInBrowser === true;
  const runAll = async (some: readonly SignInCase[]): Promise<Row[]> => [
    ...(await runOnce(
      some.filter((one) => !needsBrowser(one)),
      driver,
      arrived,
    )),
    ...(await runOnce(some.filter(needsBrowser), 'browser', arrived)),
  ];
  const rows = await runAll(cases);
  const again = await runAll(cases.filter((one) => rows.some((row) => row.id === one.id && byChance(row))));
  return cases.flatMap(({ id }) => [...again, ...rows].find((row) => row.id === id) ?? []);
}

const timedOut = ['LOGIN_TIMED_OUT', 'PROVIDER_TOO_SLOW'];

const byChance = ({ held, failed, defect }: Row): boolean =>
  !held && (failed.some((check) => timedOut.includes(check)) || defect?.scenario === 'two-at-once');

async function runOnce(
  cases: readonly SignInCase[],
  driver: DriverId,
  arrived: (evidence: Evidence) => void,
): Promise<Row[]> {
  if (cases.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-kill-'));
  const { privateKey, certificate } = await newCertifiedKey('amrcheck', Date.now());
  const relyingParty = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  await writeFile(relyingParty.key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(relyingParty.cert, certificate);
  const lab = await startLab({
    protocols: ['oidc', 'saml', 'wsfed'],
    defects: everyDefect,
    variants: everyVariant,
    ipv6: hasIpv6(),
    accounts: 2,
    relyingPartyCertificate: certificate,
  });
  try {
    const targets = cases.map((one) => ({ one, target: targetOf(one, lab.targets) }));
    const gathered = await gatherLab(
      targets.flatMap(({ one: { defect, scenarios, repeat }, target }) => [
        { target, asked: { scenarios }, ...(repeat !== undefined && { repeat }) },
        ...(defect?.secondClient ? [secondClientOf(target)] : []),
      ]),
      { driver, relyingParty, arrived, timeoutMs: 120_000 },
    );
    return targets.map(({ one, target }) => {
      const { record, evidence: own } = ofTarget(gathered, target.id);
      return rowOf({
        one,
        by: (own.find(({ scenario }) => scenario === 'mfa') ?? own[0])?.driver ?? driver,
        // A lie may show only beside what another target says; that other one does not lie.
        result: judge({ record, evidence: one.defect ? gathered.evidence : own, profiles }),
        evidence: own,
        secrets: secretsOf(target),
      });
    });
  } finally {
    await lab.stop();
    await rm(folder, { recursive: true });
  }
}

/** What each protocol calls the relying party that is told something else. */
const second: Record<Protocol, object> = {
  oidc: { clientId: 'amrcheck-second', clientAuth: 'none' },
  saml: { entityId: 'urn:amrcheck:second' },
  wsfed: { realm: 'urn:amrcheck:second' },
};

const secondClientOf = (target: LabTarget<Protocol>): LabRunTarget => ({
  target: { ...target, id: `${target.id}-beside` },
  asked: { ...second[target.protocol], scenarios: ['mfa'], sameProviderAs: target.id },
});

function targetOf({ id }: SignInCase, targets: readonly LabTarget<Protocol>[]): LabTarget<Protocol> {
  const target = targets.find((candidate) => candidate.id === id);
  if (!target) throw new Error(`The lab has no provider ${id}.`);
  return target;
}

const secretsOf = (target: LabTarget<Protocol>): string[] => [
  ...(target.protocol === 'oidc' ? [target.clientSecret] : []),
  ...target.accounts.flatMap(({ password, totp }) => [password, ...(totp === undefined ? [] : [totp])]),
];
