import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { asHarnessError } from '../../core/errors.ts';
import type { Redactor } from '../../core/redact.ts';
import type { OwnKeys } from '../own-keys.ts';
import type { Waiting } from '../pending.ts';
import type { ReadContext } from './answer.ts';
import type { XmlProvider } from './provider.ts';

/** What is the same for every sign-in over SAML 2.0 and WS-Federation. */
export interface XmlSignInContext {
  baseUrl: string;
  ownKeys: OwnKeys | undefined;
  redactor: Redactor;
  keepRaw: boolean;
}

export interface XmlSignInParts<Capture> {
  /** What comes back with the answer. */
  state: string;
  capture: Capture;
  /** Sends the browser on its way. */
  start(response: Response): void;
  /** Reads what the browser brought into the capture. Never throws because of what it is. */
  read(parameters: URLSearchParams, sameBrowser: boolean): Promise<void>;
}

/** One sign-in over SAML 2.0 or WS-Federation, from the request to the answer as it was read. Nothing here judges it. */
export class XmlSignIn<Capture> implements Waiting {
  readonly id = randomBytes(12).toString('base64url');
  readonly cookieName: string;
  readonly cookie = randomBytes(32).toString('base64url');
  readonly state: string;
  readonly capture: Capture;
  readonly answered: Promise<Capture>;
  readonly #parts: XmlSignInParts<Capture>;
  readonly #settle = Promise.withResolvers<Capture>();
  #cancelled = false;

  constructor(protocol: 'saml' | 'wsfed', parts: XmlSignInParts<Capture>, redactor: Redactor) {
    this.#parts = parts;
    this.cookieName = `amrcheck_${protocol}_${this.id}`;
    this.state = parts.state;
    this.capture = parts.capture;
    this.answered = this.#settle.promise;
    // Whoever waits gets the fault; nobody has to wait.
    this.answered.catch(() => {});
    redactor.add(this.cookie, 'cookie');
  }

  start(response: Response): void {
    this.#parts.start(response);
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Settles `answered`; never throws. */
  async receive(parameters: URLSearchParams, sameBrowser: boolean): Promise<void> {
    try {
      await this.#parts.read(parameters, sameBrowser);
      if (!this.#cancelled) this.#settle.resolve(this.capture);
    } catch (thrown) {
      if (!this.#cancelled) this.#settle.reject(asHarnessError(thrown));
    }
  }
}

/** How an answer that arrives now is read. */
export function readContext(
  { keys }: XmlProvider,
  { ownKeys, redactor, keepRaw }: XmlSignInContext,
  relayState: string | null,
  sameBrowser: boolean,
): ReadContext {
  return {
    keys,
    decryptionKeys: ownKeys ? [ownKeys.privateKey] : [],
    redactor,
    receivedAt: new Date().toISOString(),
    ...(relayState !== null && { relayState }),
    sameBrowser,
    keepRaw,
  };
}
