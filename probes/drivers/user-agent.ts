import type { FactorConfig } from '../../core/config.ts';
import type { HarnessError } from '../../core/errors.ts';
import type { Redactor } from '../../core/redact.ts';
import type { Passkey } from '../factors/passkey.ts';
import type { ElementRef, FieldView, PageView } from './page-view.ts';

/** A page as it was read. `fingerprint`: equal for two readings between which nothing that counts has changed. */
export interface Snapshot {
  readonly view: PageView;
  readonly fingerprint: string;
  /** It has scripts or frames that were not run: there may be more to it. */
  readonly mayHoldMore?: boolean;
}

/** What one sign-in sees and does the provider's pages with: the page of a browser, or a client without one. */
export interface UserAgent {
  /** No script runs: what is there is all that comes until something is pressed. */
  readonly isStatic: boolean;
  /** Begins to tell what happens by itself; resolves with what ends that. */
  listen(listener: Listener): Promise<() => Promise<void>>;
  /** Throws PROVIDER_TOO_SLOW; what else keeps the page from loading is told to the listener. */
  open(url: string, timeoutMs: number): Promise<void>;
  /** Asks for the page at `url` again. Without: it has done so by itself. */
  askAgain?(url: string, timeoutMs: number): Promise<void>;
  /** The page as it is, once it is there. */
  read(): Promise<Snapshot>;
  /** The page as soon as it differs from `snapshot`, or as it is after `waitMs`. */
  next(snapshot: Snapshot, waitMs: number): Promise<Snapshot>;
  /** Types into a field. Values go to the page and nowhere else, into no error either. */
  fill(snapshot: Snapshot, field: FieldView, value: string): Promise<void>;
  /**
   * Fills in a code: one field, or one for each character. Returns whether the page then sent it by itself,
   * as many do at the last digit; to send it again would be a second use.
   */
  fillCode(snapshot: Snapshot, fields: readonly FieldView[], code: string): Promise<boolean>;
  /** Presses a button; where it stays disabled or covered, Enter in `field`. */
  press(snapshot: Snapshot, button: ElementRef, field?: FieldView): Promise<void>;
  pressEnter(snapshot: Snapshot, field: FieldView): Promise<void>;
  /** By which a hint finds the element, and nothing else on the page; undefined: nothing lasting does. */
  selectorOf(snapshot: Snapshot, ref: ElementRef): Promise<string | undefined>;
  /** Gives the page a virtual authenticator that answers by itself; resolves with what removes it. Without: no passkeys. */
  attachAuthenticator?(
    passkeys: readonly Passkey[],
    config: PasskeyConfig,
    events: AuthenticatorEvents,
  ): Promise<() => Promise<void>>;
  /** Answers the dialog in which the browser itself asks for user name and password. Without: cannot. */
  answerBasic?(username: string, password: string, url: string): Promise<void>;
  /** Back in the history, and forward again. */
  backAndForth(): Promise<void>;
  /** A JPEG with fields, secrets and (`enrolment`) whatever could be a new secret hidden; null where there is nothing to draw. */
  draw(snapshot: Snapshot, redactor: Redactor, enrolment: boolean): Promise<Buffer | null>;
}

export type PasskeyConfig = Extract<FactorConfig, { passkey: unknown }>['passkey'];

export interface AuthenticatorEvents {
  /** The page has got a signature. */
  onSigned(): void;
  /** The page has set this key up. */
  onSetUp(passkey: Passkey): void;
}

/** Told of the page itself, never of what is in it. */
export interface Listener {
  /** The page was sent on to `url`. */
  redirected(url: string): void;
  /**
   * The page came, with this HTTP status and `WWW-Authenticate`. `retryAfter`: seconds after which it may be asked for again,
   * as the provider was too busy.
   */
  came(status: number, url: string, challenge: string | undefined, retryAfter?: number): void;
  /** The page could not be loaded. */
  failed(error: HarnessError): void;
}
