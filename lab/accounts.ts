import { randomBytes, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** One person at a lab provider; everything secret is made at start and lives in memory only. */
export interface LabAccount {
  id: string;
  username: string;
  password: string;
  /** Base32 secret of the authenticator app (SHA-1, six digits, 30 s); absent: this account has a password only. */
  totp?: string;
  /** The subject identifier in every token. */
  sub: string;
}

export type CodeResult = 'accepted' | 'wrong' | 'used';

const period = 30;

/** A new base32 secret of 160 bits, the size that RFC 4226 (section 4) recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The people of one lab provider: it checks passwords, and codes, each of them once (RFC 6238, section 5.2). */
export class Accounts {
  readonly all: LabAccount[];
  readonly #lastStep = new Map<string, number>();

  /** `withTotp` accounts alice, alice-2, … with a second factor, and bob without. */
  constructor(withTotp: number) {
    const person = (id: string): LabAccount => ({
      id,
      username: id,
      password: randomBytes(12).toString('base64url'),
      sub: randomUUID(),
    });
    const alices = Array.from({ length: withTotp }, (_, i) => (i === 0 ? 'alice' : `alice-${i + 1}`));
    this.all = [...alices.map((id) => ({ ...person(id), totp: newTotpSecret() })), person('bob')];
  }

  bySub(sub: unknown): LabAccount | undefined {
    return this.all.find((account) => account.sub === sub);
  }

  byPassword(username: string, password: string): LabAccount | undefined {
    return this.all.find((account) => account.username === username && account.password === password);
  }

  /** Checks a code against `secret`, with one step of leeway to either side; a step that was used stays used. */
  checkCode(secret: string, code: string): CodeResult {
    const delta = new TOTP({ secret: Secret.fromBase32(secret), period }).validate({
      token: code,
      window: 1,
    });
    if (delta === null) return 'wrong';
    const step = Math.floor(Date.now() / 1000 / period) + delta;
    if (step <= (this.#lastStep.get(secret) ?? 0)) return 'used';
    this.#lastStep.set(secret, step);
    return 'accepted';
  }
}
