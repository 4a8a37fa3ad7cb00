import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { LabPasskey } from './webauthn.ts';

/** One person at a lab provider; everything secret is made at start and lives in memory only. */
export interface LabAccount {
  id: string;
  username: string;
  password: string;
  /** Base32 secret of the authenticator app (SHA-1, six digits, 30 s); absent: this account has a password only. */
  totp?: string;
  /** Each of them is accepted once. */
  recoveryCodes: string[];
  passkey?: LabPasskey;
  /** What was sent to the phone, the newest last. */
  inbox: { at: string; text: string }[];
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
  /** Whose password was right last; only a provider that mixes people up looks at it. */
  latest: LabAccount | undefined;
  /** Sign-ins that wait for a phone, by `sub`. */
  readonly approvals = new Map<string, { number: number; approve: () => void }>();
  readonly #lastStep = new Map<string, number>();
  readonly #sent = new Map<string, string>();
  readonly #usedRecoveryCodes = new Set<string>();

  /** `withTotp` accounts alice, alice-2, … with a second factor, and bob without. */
  constructor(withTotp: number) {
    const person = (id: string): LabAccount => ({
      id,
      username: id,
      password: randomBytes(12).toString('base64url'),
      sub: randomUUID(),
      recoveryCodes: Array.from({ length: 8 }, () => randomBytes(5).toString('hex')),
      inbox: [],
    });
    const alices = Array.from({ length: withTotp }, (_, i) => (i === 0 ? 'alice' : `alice-${i + 1}`));
    this.all = [...alices.map((id) => ({ ...person(id), totp: newTotpSecret() })), person('bob')];
  }

  bySub(sub: unknown): LabAccount | undefined {
    return this.all.find((account) => account.sub === sub);
  }

  /** A user principal name is taken as well, as behind Entra people type it everywhere. */
  byPassword(username: string, password: string): LabAccount | undefined {
    const [name] = username.split('@');
    const found = this.all.find((account) => account.username === name && account.password === password);
    this.latest = found ?? this.latest;
    return found;
  }

  byName(username: string): LabAccount | undefined {
    return this.all.find((account) => account.username === username);
  }

  sendCode({ sub, inbox }: LabAccount): void {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#sent.set(sub, code);
    inbox.push({ at: new Date().toISOString(), text: `Your code is ${code}. Do not give it to anybody.` });
  }

  /** Whether it is the code that was sent last, which is then spent. */
  checkSent({ sub }: LabAccount, code: string): CodeResult {
    if (this.#sent.get(sub) !== code) return 'wrong';
    this.#sent.delete(sub);
    return 'accepted';
  }

  checkRecoveryCode({ recoveryCodes }: LabAccount, code: string): CodeResult {
    if (!recoveryCodes.includes(code)) return 'wrong';
    if (this.#usedRecoveryCodes.has(code)) return 'used';
    this.#usedRecoveryCodes.add(code);
    return 'accepted';
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
