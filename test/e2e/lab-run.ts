import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configSchema } from '../../core/config.ts';
import type { Evidence } from '../../core/evidence.ts';
import { judge } from '../../core/judge.ts';
import type { ScenarioId } from '../../core/model.ts';
import { planRun } from '../../core/plan.ts';
import { Redactor } from '../../core/redact.ts';
import type { Finding, Result, TargetResult } from '../../core/result.ts';
import { variants, type LabAccount, type LabTarget, type VariantId } from '../../lab/index.ts';
import type { Variant } from '../../lab/variants.ts';
import { gather } from '../../probes/gather.ts';
import { profiles } from '../../profiles/index.ts';
import { remedyFor } from '../../providers/index.ts';

type AnyTarget = LabTarget<'oidc' | 'saml' | 'wsfed'>;

export interface LabRunOptions<Target extends AnyTarget> {
  /** Default: what the configuration of each target says. */
  scenarios?: ScenarioId[];
  profile?: string;
  /** Added to what the target asks for. */
  asked?: (target: Target) => object;
  timeoutMs?: number;
  /** A person who is told how it goes. */
  person?: (message: string) => void;
}

/** Signs in to targets of the lab for real, through the whole program save the disk, and judges what came. */
export async function runLab<Target extends AnyTarget>(
  targets: readonly Target[],
  options: LabRunOptions<Target>,
): Promise<Result> {
  const { scenarios, profile = 'partner-center', asked, timeoutMs = 60_000, person } = options;
  const digestKey = randomBytes(32).toString('hex');
  const config = configSchema.parse({
    relyingParty: { baseUrl: 'http://127.0.0.1:0' },
    targets: Object.fromEntries(
      targets.map((target) => [target.id, { ...configOf(target), profile, ...asked?.(target) }]),
    ),
  });
  const evidence: Evidence[] = [];
  const record = await gather(planRun(config, { scenarios }), {
    version: '0.0.0',
    digestKey,
    redactor: new Redactor(digestKey),
    store: {
      writeEvidence: (one) => Promise.resolve(void evidence.push(structuredClone(one))),
      writeRecord: () => Promise.resolve(),
      writeScreenshot: (name) => Promise.resolve(name),
    },
    headed: false,
    workers: 4,
    keepRaw: false,
    timeoutMs,
    attended: person !== undefined,
    progress: ({ message }) => person?.(message),
    signal: new AbortController().signal,
  });
  return judge({ record, evidence, profiles, remedyFor });
}

export function configOf(target: AnyTarget): object {
  const asked =
    target.protocol === 'oidc'
      ? { issuer: target.issuer, clientId: target.clientId, clientSecret: target.clientSecret }
      : { metadata: target.metadataUrl };
  return {
    protocol: target.protocol,
    ...asked,
    accounts: Object.fromEntries(
      target.accounts.map((account) => [
        account.id,
        {
          username: account.username,
          password: account.password,
          factors: account.totp === undefined ? [] : [factorOf(target, account)],
        },
      ]),
    ),
  };
}

const gateway = fileURLToPath(new URL('../../examples/sms-gateway-code.mjs', import.meta.url));
/** Keys and used codes of these runs. */
const stateFolder = mkdtempSync(join(tmpdir(), 'amrcheck-e2e-'));

export const passkeyOf = (target: AnyTarget, account: string) => ({
  secret: 'correct horse battery',
  store: join(stateFolder, `${target.id}.${account}.json`),
  enrol: true,
  userVerification: target.defect !== 'amr-fpt-unverified',
  resident: true,
  attachment: 'platform' as const,
});

/** The second factor as the target's variant asks for it. */
function factorOf(target: AnyTarget, { id, username, totp, recoveryCodes }: LabAccount): object {
  const variant: Variant = target.variant in variants ? variants[target.variant as VariantId] : {};
  switch (variant.factor) {
    case 'passkey':
      return { passkey: passkeyOf(target, id) };
    case 'sent-code': {
      const phone = `${'issuer' in target ? target.issuer : target.entityId}/phone/${username}`;
      return { 'code-command': [process.execPath, gateway, phone] };
    }
    case 'recovery-code':
      return { 'recovery-codes': recoveryCodes };
    case 'approval':
      return { manual: true };
    default:
      return { totp };
  }
}

export function targetNamed(result: Result, id: string): TargetResult {
  const target = result.targets.find((one) => one.id === id);
  if (!target) throw new Error(`the result has no target ${id}`);
  return target;
}

export function failuresOf(target: TargetResult): Finding[] {
  return target.probes.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail');
}
