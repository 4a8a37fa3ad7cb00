import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { FactorConfig } from '../../core/config.ts';
import { HarnessError } from '../../core/errors.ts';
import { stateFolder } from './ledger.ts';

type PasskeyConfig = Extract<FactorConfig, { passkey: unknown }>['passkey'];

const base64url = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/);

/** One key of an authenticator; bytes as base64url. The shape of Playwright's `storageState({ credentials: true })`. */
const passkeySchema = z.object({
  id: base64url,
  rpId: z.string().min(1),
  /** PKCS #8, DER. */
  privateKey: base64url,
  /** Only of a key that the authenticator keeps itself. */
  userHandle: base64url.optional(),
  signCount: z.int().nonnegative().default(0),
});
export type Passkey = z.infer<typeof passkeySchema>;

/** The file: the keys as JSON, by AES-256-GCM under a key that scrypt makes of the configured secret. Bytes as base64. */
const fileSchema = z.object({
  version: z.literal(1),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});

/** Where an account's key is kept where the configuration names no place. */
function usualStore(target: string, username: string): string {
  const name = createHash('sha256')
    .update(JSON.stringify([target, username]))
    .digest('hex');
  return join(stateFolder(process.env, process.platform), 'passkeys', `${name.slice(0, 32)}.json`);
}

/** An account's passkeys: from the configuration, or from the encrypted file. */
export class PasskeyStore {
  readonly #config: PasskeyConfig;
  readonly #path: string;
  readonly #username: string;

  /** `target`: what tells its provider from others, such as the issuer. */
  constructor(config: PasskeyConfig, target: string, username: string) {
    this.#config = config;
    this.#path = config.store ?? usualStore(target, username);
    this.#username = username;
  }

  /** Throws CONFIG_INVALID where the given credential or the file cannot be read; no file is no key. */
  async load(): Promise<Passkey[]> {
    const { credential, secret } = this.#config;
    if (credential !== undefined) return [this.#imported(credential)];
    const text = await readFile(this.#path, 'utf8').catch(() => null);
    if (text === null || secret === undefined) return [];
    try {
      return z.array(passkeySchema).parse(JSON.parse(await decrypted(text, secret)));
    } catch {
      // The cause may quote what was read.
      throw new HarnessError(
        'CONFIG_INVALID',
        `The passkey of ${this.#username} in ${this.#path} cannot be decrypted.`,
        'Give the secret with which it was stored. If that is lost, remove the passkey at the provider and this file, and set a new one up.',
      );
    }
  }

  /** Throws WRITE_FAILED. */
  async save(passkeys: readonly Passkey[]): Promise<void> {
    const { secret } = this.#config;
    if (secret === undefined) throw new TypeError('Only a configured secret encrypts');
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      const draft = `${this.#path}.${randomBytes(6).toString('hex')}`;
      await writeFile(draft, await encrypted(JSON.stringify(passkeys), secret), { mode: 0o600 });
      await rename(draft, this.#path);
    } catch (cause) {
      throw new HarnessError(
        'WRITE_FAILED',
        `The new passkey of ${this.#username} could not be stored in ${this.#path}.`,
        'Make that folder writable, or name another file with store. The passkey that the provider has now is lost: remove it there.',
        { cause },
      );
    }
  }

  #imported(credential: string): Passkey {
    try {
      return passkeySchema.parse(JSON.parse(credential));
    } catch {
      throw new HarnessError(
        'CONFIG_INVALID',
        `The passkey credential of ${this.#username} cannot be read.`,
        'It is JSON with id, rpId, privateKey (PKCS #8) and userHandle, bytes as base64url, as Playwright writes credentials.',
      );
    }
  }
}

async function encrypted(text: string, secret: string): Promise<string> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(secret, salt), iv);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = { salt, iv, tag: cipher.getAuthTag(), data };
  const written = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')]);
  return `${JSON.stringify({ version: 1, ...Object.fromEntries(written) }, null, 2)}\n`;
}

async function decrypted(text: string, secret: string): Promise<string> {
  const { salt, iv, tag, data } = fileSchema.parse(JSON.parse(text));
  const bytes = (written: string): Buffer => Buffer.from(written, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(secret, bytes(salt)), bytes(iv), {
    authTagLength: 16,
  }).setAuthTag(bytes(tag));
  return Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8');
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const keyOf = (secret: string, salt: Buffer): Promise<Buffer> => derive(secret, salt, 32);

/**
 * A signature counter that is above every one used before, by whichever process, without being written down: quarters of a
 * second since 2026. A provider must refuse one that does not grow (https://www.w3.org/TR/webauthn-3/#sctn-sign-counter).
 */
export function counterOf({ signCount }: Passkey, now: number): number {
  return Math.max(signCount, Math.floor((now - Date.UTC(2026, 0, 1)) / 250));
}
