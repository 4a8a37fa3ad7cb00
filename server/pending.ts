import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request } from 'express';
import { asHarnessError } from '../core/errors.ts';
import type { Redactor } from '../core/redact.ts';

/** A sign-in that waits for the browser to bring the provider's answer. */
export interface Waiting {
  readonly id: string;
  /** What comes back with the answer: `state`, `RelayState`, `wctx`. */
  readonly state: string;
  readonly cookieName: string;
  readonly cookie: string;
  cancel(): void;
}

/** The same for every protocol: whose sign-in it is, and that its answer is captured once. */
export abstract class WaitingSignIn<Capture> implements Waiting {
  readonly id = randomBytes(12).toString('base64url');
  readonly cookieName: string;
  readonly cookie = randomBytes(32).toString('base64url');
  readonly state: string;
  readonly capture: Capture;
  readonly answered: Promise<Capture>;
  readonly #settle = Promise.withResolvers<Capture>();
  readonly #cancelled = new AbortController();

  /** `kind` is part of the cookie's name, e.g. `oidc`. */
  constructor(kind: string, state: string, capture: Capture, redactor: Redactor) {
    this.cookieName = `amrcheck_${kind}_${this.id}`;
    this.state = state;
    this.capture = capture;
    this.answered = this.#settle.promise;
    // Whoever waits gets the fault; nobody has to wait.
    this.answered.catch(() => {});
    redactor.add(this.cookie, 'cookie');
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  protected get cancelled(): AbortSignal {
    return this.#cancelled.signal;
  }

  /** Settles `answered` with what `take` has captured, or with its fault; once it is cancelled, not at all. Never throws. */
  protected async settle(take: () => Promise<void>): Promise<void> {
    try {
      await take();
      if (!this.cancelled.aborted) this.#settle.resolve(this.capture);
    } catch (thrown) {
      if (!this.cancelled.aborted) this.#settle.reject(asHarnessError(thrown));
    }
  }
}

/** The sign-ins that wait for their answer; each answer is taken once. */
export class PendingSignIns<SignIn extends Waiting> {
  readonly #byId = new Map<string, SignIn>();
  readonly #answering = new Set<SignIn>();

  add(signIn: SignIn): void {
    this.#byId.set(signIn.id, signIn);
  }

  delete(signIn: SignIn): void {
    this.#byId.delete(signIn.id);
  }

  withId(id: string): SignIn | undefined {
    return this.#byId.get(id);
  }

  /**
   * Hands an answer to the sign-in that it belongs to by its state, or else by the browser that brings it: a wrong
   * state is the provider's fault and evidence like any other. false where no sign-in waits for it.
   */
  async answer(
    state: string | null,
    isBrowserOf: (signIn: SignIn) => boolean,
    receive: (signIn: SignIn) => Promise<void>,
  ): Promise<boolean> {
    const waiting = [...this.#byId.values()];
    const signIn = waiting.find((pending) => pending.state === state) ?? waiting.find(isBrowserOf);
    if (!signIn) return false;
    this.delete(signIn);
    this.#answering.add(signIn);
    await receive(signIn);
    this.#answering.delete(signIn);
    return true;
  }

  cancelAll(): void {
    for (const signIn of [...this.#byId.values(), ...this.#answering]) signIn.cancel();
    this.#byId.clear();
  }
}

/** SameSite=Lax does not survive a cross-site POST; browsers take Secure cookies over http from loopback. */
export function correlationCookie(path: string): CookieOptions {
  return { httpOnly: true, secure: true, sameSite: 'none', path };
}

/** Whether `request` comes from the browser that began `signIn`. */
export function isBrowserOf(request: Request, { cookieName, cookie }: Waiting): boolean {
  const sent = request.headers.cookie?.split('; ').find((pair) => pair.startsWith(`${cookieName}=`));
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return sent !== undefined && timingSafeEqual(hash(sent.slice(cookieName.length + 1)), hash(cookie));
}
