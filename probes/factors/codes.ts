import { recoveryCodesOf } from '../../core/config.ts';
import type { FactorId } from '../../core/model.ts';
import type { SignInTask } from '../drivers/driver.ts';
import { codeFromCommand } from './code-command.ts';
import { nextRecoveryCode } from './recovery-codes.ts';
import { parseTotp } from './totp.ts';

/** Factors that are typed in. */
export type CodeFactor = Extract<FactorId, 'totp' | 'code-command' | 'recovery-codes'>;

/** What the timeline says of each. */
export const codeNames: Record<CodeFactor, string> = {
  totp: 'a TOTP code',
  'code-command': 'the code that the code-command printed',
  'recovery-codes': 'a recovery code',
};

export const isCodeFactor = (id: FactorId): id is CodeFactor => Object.hasOwn(codeNames, id);

interface CodeContext {
  /** When the sign-in began: a code that was sent before is not meant. */
  since: Date;
  /** Told how long the next TOTP code has to be waited for, in milliseconds and seconds. */
  onWait(waitMs: number, period: number): void;
}

/** A fresh code, never used before. Throws FACTOR_FAILED where there is none, WRITE_FAILED where a ledger cannot be written. */
export async function freshCode(
  id: CodeFactor,
  { account, ledger, signal }: Pick<SignInTask, 'account' | 'ledger' | 'signal'>,
  { since, onWait }: CodeContext,
): Promise<string> {
  const { username, factors } = account;
  const factor = factors.find((one) => id in one);
  if (factor && 'totp' in factor) {
    return (await ledger.nextCode(parseTotp(factor.totp), { ...(signal && { signal }), onWait })).code;
  }
  if (factor && 'code-command' in factor) {
    return codeFromCommand(factor['code-command'], { username, since, signal });
  }
  if (factor && 'recovery-codes' in factor) {
    return nextRecoveryCode(recoveryCodesOf(factor['recovery-codes']), username);
  }
  throw new TypeError(`The account has no ${id}`);
}
