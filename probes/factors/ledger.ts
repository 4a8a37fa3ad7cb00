import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HarnessError } from '../../core/errors.ts';
import type { TotpFactor } from './totp.ts';

export interface NextCodeOptions {
  /** A code that ends sooner than this is not handed out. Default: 3,000. */
  minimumRemainingMs?: number;
  /** Told how long it takes until the next code that nobody has used. */
  onWait?(waitMs: number, period: number): void;
  signal?: AbortSignal;
}

/** A code nobody else was given. `validUntil`: milliseconds since the epoch. */
export interface Code {
  code: string;
  validUntil: number;
}

export interface LedgerOptions {
  folder?: string;
  now?: () => number;
  /** Runs `wait`, and may let others work meanwhile. */
  whileWaiting?: (wait: () => Promise<void>) => Promise<void>;
}

const wrongCodePauseMs = 15 * 60 * 1000;

/**
 * Keeps any code from being used twice, also by another process: a provider must refuse the second use
 * (https://www.rfc-editor.org/rfc/rfc6238#section-5.2). A time step is claimed by creating a file that
 * must not exist. Secrets appear as digests only.
 */
export class TotpLedger {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #whileWaiting: (wait: () => Promise<void>) => Promise<void>;

  constructor(options: LedgerOptions = {}) {
    this.#folder = options.folder ?? join(stateFolder(process.env, process.platform), 'totp');
    this.#now = options.now ?? Date.now;
    this.#whileWaiting = options.whileWaiting ?? ((wait) => wait());
  }

  /** Waits for a time step that was not used yet, claims it, and returns its code. Throws WRITE_FAILED. */
  async nextCode(totp: TotpFactor, options: NextCodeOptions = {}): Promise<Code> {
    const { minimumRemainingMs = 3_000, onWait, signal } = options;
    const periodMs = totp.period * 1000;
    for (;;) {
      signal?.throwIfAborted();
      const now = this.#now();
      const step = Math.floor(now / periodMs);
      const validUntil = (step + 1) * periodMs;
      const lasts = validUntil - now >= Math.min(minimumRemainingMs, periodMs / 2);
      if (lasts && (await this.#claim(totp, step))) return { code: totp.codeOf(step), validUntil };
      onWait?.(validUntil - now, totp.period);
      await this.#whileWaiting(() => pause(validUntil - now, undefined, { signal }));
    }
  }

  /** Whether a wrong code may be typed for this secret: once in 15 minutes, so that no account gets locked. Throws WRITE_FAILED. */
  async claimWrongCode(totp: TotpFactor): Promise<boolean> {
    const file = join(this.#folderOf(totp), 'wrong-code');
    const last = await stat(file).catch(() => null);
    if (last && this.#now() - last.mtimeMs < wrongCodePauseMs) return false;
    await rm(file, { force: true });
    return this.#create(this.#folderOf(totp), 'wrong-code');
  }

  #folderOf({ secret }: TotpFactor): string {
    return join(this.#folder, createHash('sha256').update(secret).digest('hex'));
  }

  async #claim(totp: TotpFactor, step: number): Promise<boolean> {
    const folder = this.#folderOf(totp);
    const isNew = await this.#create(folder, `${totp.period}-${step}`);
    if (isNew) await this.#forgetOldSteps(folder);
    return isNew;
  }

  /** false: it is there already. */
  async #create(folder: string, name: string): Promise<boolean> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await (await open(join(folder, name), 'wx', 0o600)).close();
      return true;
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
      throw new HarnessError(
        'WRITE_FAILED',
        `The ledger of used TOTP codes in ${this.#folder} could not be written.`,
        'Make that folder writable, or name another one with AMRCHECK_STATE_DIR.',
        { cause },
      );
    }
  }

  async #forgetOldSteps(folder: string): Promise<void> {
    const oldest = this.#now() - 60 * 60 * 1000;
    for (const name of await readdir(folder)) {
      const [period, step] = name.split('-').map(Number);
      if (period && step && (step + 1) * period * 1000 < oldest)
        await rm(join(folder, name), { force: true });
    }
  }
}

/** Where amrcheck keeps what outlives a run: $AMRCHECK_STATE_DIR, or `amrcheck` in the system's place for state. */
export function stateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['AMRCHECK_STATE_DIR']) return env['AMRCHECK_STATE_DIR'];
  const local = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_STATE_HOME'];
  return join(local || join(homedir(), '.local', 'state'), 'amrcheck');
}
