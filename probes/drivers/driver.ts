import type { AccountConfig } from '../../core/config.ts';
import type { FactorUse, Leaving, SignInEnd, TimelineEvent } from '../../core/evidence.ts';
import type { DriverId } from '../../core/model.ts';
import type { Redactor } from '../../core/redact.ts';
import type { Provider } from '../../providers/provider.ts';
import type { PagesConfig } from './page-view.ts';
import type { Recording } from './recorded-hints.ts';
import type { RecordTask } from './recorder.ts';
import type { TotpLedger } from '../factors/ledger.ts';
import type { PasskeyStore } from '../factors/passkey.ts';

/** Something that gets an account through a provider's login pages. */
export interface Driver {
  readonly id: DriverId;
  /** Milliseconds that its first sessions took to open, side by side: how fast this machine is at the moment. */
  readonly openedInMs?: number;
  /** A browser that has seen nothing yet: no cookies but these, no storage. */
  newSession(options?: SessionOptions): Promise<DriverSession>;
  close(): Promise<void>;
}

export interface SessionOptions {
  cookies?: readonly Cookie[];
  certificates?: readonly ClientCertificate[];
}

/** What is shown to an origin that asks for a client certificate. `cert`, `key`: PEM files. */
export interface ClientCertificate {
  origin: string;
  cert: string;
  key: string;
  passphrase?: string;
}

/** As Playwright takes it. */
export interface Cookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  /** Absent: the browser's default. */
  sameSite?: 'Strict' | 'Lax' | 'None';
}

export interface DriverSession {
  /** What it signs in with at present: `browser` where a page of `http` needed one. */
  readonly driver: DriverId;
  /**
   * From the relying party to the provider, through its pages, and back. Returns when `answered` settles (however it
   * settles), or when the provider's pages refuse the account. Throws a HarnessError where it cannot go on.
   */
  signIn(task: SignInTask): Promise<SignInOutcome>;
  /** Watches a person sign in instead, and says which hints the pages need. Without: there is nothing to see. */
  record?(task: RecordTask): Promise<Recording>;
  /** As if the browser were closed and opened again: what it keeps for this session only is gone, lasting cookies stay. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface SignInTask {
  /** At the relying party; it redirects to the provider. */
  startUrl: string;
  /** Of `callbackUrl`. */
  relyingPartyOrigin: string;
  /** As registered at the provider. */
  callbackUrl: string;
  /** Where `callbackUrl` is not ours: takes the form that the browser was about to send there, which never leaves it. */
  takeFromBrowser?(form: URLSearchParams): Promise<void>;
  /** Settles when the relying party has the provider's answer. */
  answered: Promise<unknown>;
  account: Pick<AccountConfig, 'username' | 'password' | 'factors'> & { id: string };
  provider: Provider;
  /** What the configuration says of login pages. */
  pages?: PagesConfig;
  /** Appended to while the sign-in goes on. */
  timeline: TimelineEvent[];
  /** Appended to when a factor is submitted; one that is rejected is taken out again. */
  factorsUsed: FactorUse[];
  /** Returns the path relative to the run's folder. */
  saveScreenshot(name: string, jpeg: Buffer): Promise<string>;
  redactor: Redactor;
  ledger: TotpLedger;
  /** Where the account has a passkey. */
  passkeys?: PasskeyStore;
  /** Origins that ask for the account's certificate, which the session shows them. */
  certificateOrigins?: readonly string[];
  /** Somebody sits before the browser and can do what the page asks. */
  attended?: boolean;
  /** Typed instead of a fresh code from the ledger. */
  code?: () => string;
  /** Where the second factor is asked, do not give it: leave in the first of these ways that the page offers; `back` always can. */
  leave?: readonly Leaving[];
  /** Where the second factor is asked, tick what makes the provider remember this device. */
  remember?: true;
  /** The browser is signed in already: a page that lets nobody in need not have seen a password. */
  inSession?: true;
  /** The request must be refused: an error page is an answer, and no factor is given. */
  hostile?: true;
  /** Told what a person has to wait for, in a clause. */
  onWait?: (message: string) => void;
  /** Aborted: no longer waits for a fresh code. */
  signal?: AbortSignal;
  /** From an action to the page that answers it, in milliseconds. */
  stepTimeoutMs: number;
  /** For the whole sign-in, without the time spent waiting for a fresh code. */
  timeoutMs: number;
}

export interface SignInOutcome {
  end: SignInEnd;
  factorsUsed: FactorUse[];
  /** How the second factor was left, where `leave` was the task and it was asked. */
  left?: Leaving;
  /** Beside the second factor is a box that makes the provider remember this device. */
  offersToRemember?: true;
  /** It was ticked, as the task was. */
  remembered?: true;
  /** A passkey was set up and stored. */
  enrolled?: true;
}
