import { randomBytes, randomInt, timingSafeEqual, createHash } from 'node:crypto';
import type { Language } from './messages/index.ts';
import type { PersonSignIn } from './sign-in.ts';

/** What one browser has done here. */
export interface Session {
  id: string;
  /** Stands in each form, so that no other page can send one. */
  csrf: string;
  /** The access code was given, or none is needed. */
  admitted: boolean;
  language?: Language;
  /** The latest first. */
  signIns: PersonSignIn[];
}

const mostSessions = 200;
/** Of one browser; the oldest are forgotten. */
export const mostSignIns = 50;

/** The browsers that are here; kept in memory only, and forgotten with the process. */
export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #needCode: boolean;

  constructor({ needCode }: { needCode: boolean }) {
    this.#needCode = needCode;
  }

  withId(id: string | undefined): Session | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  open(): Session {
    const oldest = this.#byId.size >= mostSessions ? this.#byId.keys().next().value : undefined;
    if (oldest !== undefined) this.#byId.delete(oldest);
    const secret = (): string => randomBytes(32).toString('base64url');
    const session = { id: secret(), csrf: secret(), admitted: !this.#needCode, signIns: [] };
    this.#byId.set(session.id, session);
    return session;
  }

  /** A new name for the same browser, so that a name known before it was admitted is worth nothing. */
  rename(session: Session): void {
    this.#byId.delete(session.id);
    session.id = randomBytes(32).toString('base64url');
    this.#byId.set(session.id, session);
  }

  /** What a person is doing of which the relying party's sign-in with this id is a step. */
  signInOf(signInId: string): PersonSignIn | undefined {
    const all = [...this.#byId.values()].flatMap(({ signIns }) => signIns);
    return all.find((one) => one.includes(signInId));
  }
}

const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const mostGuesses = 5;

/** A code that lets one browser in, and then is another one. */
export class AccessCode {
  #code = newCode();
  #guesses = 0;
  readonly #tell: (code: string) => void;

  /** `tell` is called with each new code: for the terminal. */
  constructor(tell: (code: string) => void) {
    this.#tell = tell;
    tell(this.#code);
  }

  /** Whether `given` is the code; after that, and after 5 wrong ones, there is a new one. */
  admits(given: string): boolean {
    const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
    const right = timingSafeEqual(hash(given.trim().toUpperCase().replaceAll('-', '')), hash(this.#code));
    this.#guesses = right ? 0 : this.#guesses + 1;
    if (right || this.#guesses >= mostGuesses) {
      this.#code = newCode();
      this.#guesses = 0;
      this.#tell(this.#code);
    }
    return right;
  }
}

function newCode(): string {
  return Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
}
