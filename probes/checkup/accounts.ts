import type { TargetConfig } from '../../core/config.ts';
import { parseTotp } from '../factors/totp.ts';
import { checked, type Checked } from './finding.ts';

/** Each TOTP secret can be read. The code itself is made nowhere here. */
export function checkTotp({ accounts }: TargetConfig): Promise<Checked[]> {
  const secrets = Object.entries(accounts).flatMap(([id, { factors }]) =>
    factors.flatMap((factor) => ('totp' in factor ? [{ id, written: factor.totp }] : [])),
  );
  return Promise.all(
    secrets.map(({ id, written }) =>
      checked(`TOTP of ${id}`, () => {
        const { digits, period, algorithm } = parseTotp(written);
        const left = Math.ceil(period - ((Date.now() / 1000) % period));
        return {
          state: 'ok',
          text: `The secret can be read: ${digits} digits, ${algorithm}, a new code every ${period} s; the present one is good for ${left} s more.`,
        };
      }),
    ),
  );
}
