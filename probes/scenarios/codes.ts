import { parseTotp, type TotpFactor } from '../factors/totp.ts';
import type { LaneContext, ProbeInProgress } from '../lane.ts';

/** The account's TOTP factor. */
export function totpOf({ account }: LaneContext): TotpFactor | undefined {
  const factor = account.factors.find((one) => 'totp' in one);
  return factor && parseTotp(factor.totp);
}

/** The same; undefined where it has none, and then the scenario says so. */
export function totpNeeded(context: LaneContext, probe: ProbeInProgress): TotpFactor | undefined {
  const totp = totpOf(context);
  if (!totp) probe.notApplicable = 'The account has no factor with a code.';
  return totp;
}

/** Takes a code before the sign-in begins, for one in which nothing must be waited for. */
export async function takeCode(
  { account, tools }: LaneContext,
  probe: ProbeInProgress,
  totp: TotpFactor,
  minimumRemainingMs: number,
): Promise<string> {
  const { code } = await tools.ledger.nextCode(totp, {
    minimumRemainingMs,
    onWait: (waitMs, period) =>
      probe.tell(
        'wait',
        `waiting ${Math.ceil(waitMs / 1000)} s for the next TOTP code of ${account.id} (one code per ${period} s)`,
      ),
    signal: tools.signal,
  });
  return code;
}
