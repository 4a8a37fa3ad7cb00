import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SignInProtocol as Protocol } from '../core/model.ts';
import { targetConfig, variants } from '../lab/index.ts';
import type { LabAccount, LabTarget, VariantId } from '../lab/index.ts';
import type { Variant } from '../lab/variants.ts';

type Target = LabTarget<Protocol>;

const gateway = fileURLToPath(new URL('../examples/sms-gateway-code.mjs', import.meta.url));
/** Keys and used codes of these runs. */
const stateFolder = mkdtempSync(join(tmpdir(), 'amrcheck-lab-'));

export const passkeyOf = (target: Target, account: string) => ({
  secret: 'correct horse battery',
  store: join(stateFolder, `${target.id}.${account}.json`),
  enrol: true,
  userVerification: target.defect !== 'amr-fpt-unverified',
  resident: true,
  attachment: 'platform' as const,
});

/** The configuration of a target of the lab, with the second factor that its variant asks for. */
export const configOf = (target: Target): object =>
  targetConfig(target, (account) => factorOf(target, account));

function factorOf(target: Target, { id, username, totp, recoveryCodes }: LabAccount): object {
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
