import type { Response } from 'express';
import type { Redactor } from '../../core/redact.ts';
import type { OwnKeys } from '../own-keys.ts';
import { WaitingSignIn } from '../pending.ts';
import type { XmlAnswer } from '../../core/saml-evidence.ts';
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
export class XmlSignIn<Capture> extends WaitingSignIn<Capture> {
  readonly #parts: XmlSignInParts<Capture>;

  constructor(protocol: 'saml' | 'wsfed', parts: XmlSignInParts<Capture>, redactor: Redactor) {
    super(protocol, parts.state, parts.capture, redactor);
    this.#parts = parts;
  }

  start(response: Response): void {
    this.#parts.start(response);
  }

  /** Settles `answered`; never throws. */
  receive(parameters: URLSearchParams, sameBrowser: boolean): Promise<void> {
    return this.settle(() => this.#parts.read(parameters, sameBrowser));
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

/**
 * Reads an answer by the keys that were published before the sign-in. A key that was not among them is looked for in the
 * metadata as it is now, which tells a change of keys from a forgery; where it cannot be read, nothing is told.
 */
export async function readSigned(
  { keysNow }: XmlProvider,
  context: ReadContext,
  read: (context: ReadContext) => Promise<XmlAnswer>,
): Promise<XmlAnswer> {
  const answer = await read(context);
  if (!keysNow || !answer.signatures.some(({ status }) => status === 'foreignKey')) return answer;
  const keys = await keysNow().catch(() => context.keys);
  const { signatures } = await read({ ...context, keys });
  for (const [index, fact] of answer.signatures.entries())
    if (fact.status === 'foreignKey' && signatures[index]?.status === 'verified') fact.publishedSince = true;
  return answer;
}
