import { HarnessError } from '../../core/errors.ts';
import type { FactorUse, TimelineEvent } from '../../core/evidence.ts';
import type { FactorId } from '../../core/model.ts';
import { freshCode, type CodeFactor } from '../factors/codes.ts';
import { chosenOf, giverOf, type Method } from '../factors/method.ts';
import type { Passkey } from '../factors/passkey.ts';
import type { SignInTask } from './driver.ts';
import { methodOf, methods, seconds } from './page-end.ts';
import type { ButtonView, FieldView, PageView } from './page-view.ts';
import type { LoginForm, PageState } from './recognise.ts';
import type { PasskeyConfig, Snapshot, UserAgent } from './user-agent.ts';

/** How long a person is waited for. */
const personMs = 120_000;
/** How often it is said that a person is waited for. */
const reminderMs = 10_000;

/** What the sign-in does for its second factor. */
export interface SignIn {
  note(event: Omit<TimelineEvent, 'at'>): void;
  /** As long as `wait` takes, the limit of the sign-in does not come nearer. */
  untimed<Result>(wait: () => Promise<Result>): Promise<Result>;
  /** The sign-in counts only when this is done, and fails with it. */
  save(saving: Promise<void>): void;
  recognise(snapshot: Snapshot): PageState;
  isOver(): boolean;
}

/** What to do about a page that asks for a second factor. */
export type Move =
  | { option: ButtonView | FieldView; text: string; submit?: ButtonView | null }
  | { fillIn: LoginForm; method: Method }
  | { wait(snapshot: Snapshot): Promise<void> | void };

type Asking = Extract<PageState, { name: 'totp' | 'second-factor-other' | 'factor-choice' }>;

/** Gives what a page asks for beside the password, by the account's factors, or asks for another that they can give. */
export class SecondFactor {
  readonly #agent: UserAgent;
  readonly #task: SignInTask;
  readonly #signIn: SignIn;
  readonly #startedAt = new Date();
  /** What was given, each with the origin of its page: where a provider sends people on to another, each asks for its own. */
  readonly #given = new Map<Method, string>();
  #passkeys: Passkey[] = [];
  /** The page that a passkey has signed for. */
  #signedOn: string | undefined;
  #otherMethodTried = false;
  /** The page as it was read last. */
  page: PageView | undefined;
  /** With which factor it was given last. */
  giver: FactorId | undefined;
  /** A passkey was set up. */
  enrolled = false;

  constructor(agent: UserAgent, task: SignInTask, signIn: SignIn) {
    this.#agent = agent;
    this.#task = task;
    this.#signIn = signIn;
  }

  /** A virtual authenticator, where the account has a passkey; resolves with what removes it. */
  async attach(): Promise<(() => Promise<void>) | undefined> {
    const { passkeys, redactor, factorsUsed } = this.#task;
    const config = this.#passkeyConfig;
    if (!config || !passkeys || !this.#agent.attachAuthenticator) return undefined;
    this.#passkeys = await passkeys.load();
    for (const { privateKey } of this.#passkeys) redactor.add(privateKey, 'passkey');
    return this.#agent.attachAuthenticator(this.#passkeys, config, {
      onSigned: () => {
        const unverified = config.userVerification ? {} : { userVerified: false as const };
        factorsUsed.push({ factor: 'passkey', at: new Date().toISOString(), ...unverified });
        this.#signIn.note({ kind: 'submitted', text: 'the passkey signed' });
        this.gave('webauthn', 'passkey');
        this.#signedOn = this.page?.document;
      },
      onSetUp: (passkey) => {
        redactor.add(passkey.privateKey, 'passkey');
        if (!config.enrol || config.secret === undefined) {
          const text = 'the page set up another passkey by itself, which is not kept';
          this.#signIn.note({ kind: 'note', text });
          return;
        }
        this.#passkeys.push(passkey);
        this.enrolled = true;
        this.#signIn.note({ kind: 'submitted', text: 'set up a passkey' });
        this.#signIn.save(passkeys.save(this.#passkeys));
      },
    });
  }

  /** As the configuration allows; what is stored is never replaced. */
  get mayEnrol(): boolean {
    return this.#passkeyConfig?.enrol === true && this.#passkeys.length === 0;
  }

  get #passkeyConfig(): PasskeyConfig | undefined {
    return this.#task.account.factors.find((factor) => 'passkey' in factor)?.passkey;
  }

  gave(method: Method, giver: FactorId): void {
    this.#given.set(method, this.#origin);
    this.giver = giver;
  }

  get #origin(): string {
    return URL.parse(this.page?.url ?? '')?.origin ?? '';
  }

  /** The page still shows what the passkey has signed for. */
  isSigned(state: PageState): boolean {
    const isSame = this.#signedOn !== undefined && this.#signedOn === this.page?.document;
    return isSame && askedBy(state) === 'webauthn' && this.page?.alerts.length === 0;
  }

  /** The page asks again for what it was given. */
  isAskedAgain(state: PageState): boolean {
    const method = askedBy(state);
    return method !== undefined && this.#given.get(method) === this.#origin;
  }

  /** Give it, or ask for one that the account has; null: neither can be. Throws FACTOR_NOT_CONFIGURED. */
  moveAt(state: Asking): Move | null {
    const { factors } = this.#task.account;
    if (state.name !== 'factor-choice') {
      const method = methodOf(state);
      const start = state.name === 'totp' ? null : state.start;
      const giver = giverOf(method, factors);
      if (giver === 'manual') return { wait: (snapshot) => this.#waitForPerson(method, snapshot) };
      if (giver === 'passkey') {
        if (this.#passkeys.length === 0) throw this.#noPasskey();
        // Where nothing is to be pressed, the authenticator answers by itself.
        return start ? { option: start, text: 'asked for the passkey' } : { wait: () => {} };
      }
      if (giver && state.form) return { fillIn: state.form, method };
      if (giver && start) return { option: start, text: 'asked for the code' };
    }
    const offer = chosenOf(state.offers, factors);
    if (offer) {
      const { option, method } = offer;
      const submit = state.name === 'factor-choice' && 'label' in option ? state.submit : null;
      return { option, text: `chose ${methods[method]} as second factor`, submit };
    }
    if (state.name === 'factor-choice' || !state.other || this.#otherMethodTried) return null;
    this.#otherMethodTried = true;
    return { option: state.other, text: 'asked for another method' };
  }

  /** The code to type. Throws as `freshCode` does. */
  async nextCode(giver: CodeFactor): Promise<string> {
    const { account, redactor, onWait, code: given } = this.#task;
    const fresh = (): Promise<string> =>
      freshCode(giver, this.#task, {
        since: this.#startedAt,
        onWait: (waitMs, period) => {
          const text = `waiting ${seconds(waitMs)} for the next TOTP code of ${account.id} (one code per ${period} s)`;
          this.#signIn.note({ kind: 'waited', text });
          onWait?.(text);
        },
      });
    const code = given?.() ?? (await this.#signIn.untimed(fresh));
    redactor.add(code, 'code');
    return code;
  }

  /** Until the page no longer asks; the factor counts from the last moment at which it did. */
  #waitForPerson(method: Method, snapshot: Snapshot): Promise<void> {
    const { account, attended, factorsUsed, onWait } = this.#task;
    if (!attended) {
      throw new HarnessError(
        'FACTOR_FAILED',
        `The provider asks ${account.id} for ${methods[method]}, and the configuration leaves that to a person.`,
        'Run it with --headed, and be there to do what the page asks.',
      );
    }
    const use: FactorUse = { factor: 'manual', at: new Date().toISOString() };
    factorsUsed.push(use);
    this.giver = 'manual';
    const ends = Date.now() + personMs;
    let reminded = 0;
    let current = snapshot;
    const asks = (): boolean => {
      const state = this.#signIn.recognise(current);
      return askedBy(state) !== undefined || ['factor-choice', 'loading'].includes(state.name);
    };
    return this.#signIn.untimed(async () => {
      while (!this.#signIn.isOver() && asks()) {
        const left = ends - Date.now();
        if (left <= 0) {
          factorsUsed.pop();
          throw new HarnessError(
            'FACTOR_FAILED',
            `Nobody gave the second factor of ${account.id} within ${seconds(personMs)}.`,
            'Run it again, and do what the page asks as soon as it is said that it waits.',
            { fault: 'environment' },
          );
        }
        if (Date.now() - reminded >= reminderMs) {
          reminded = Date.now();
          const number = numberToMatch(current.view.text);
          const what = number === undefined ? methods[method] : `${methods[method]}, number ${number}`;
          const text = `waiting for a person: ${account.id} is asked for ${what} (${seconds(left)} left)`;
          this.#signIn.note({ kind: 'waited', text });
          onWait?.(text);
        }
        use.at = new Date().toISOString();
        current = await this.#agent.next(current, 1_000);
      }
    });
  }

  #noPasskey(): HarnessError {
    return new HarnessError(
      'FACTOR_NOT_CONFIGURED',
      `The provider asks ${this.#task.account.id} for its passkey, and none is stored.`,
      'Remove the passkeys of this account at the provider, so that it demands a new one, and write enrol: true at the passkey in the configuration. Or give the key with credential.',
    );
  }
}

/** What a page asks for beside the password, where it does. */
function askedBy(state: PageState): Method | undefined {
  return state.name === 'totp' || state.name === 'second-factor-other' ? methodOf(state) : undefined;
}

/** A number that stands alone, as the phone is to show it too. */
function numberToMatch(text: string): string | undefined {
  return /^\s*(\d{1,3})\s*$/m.exec(text)?.[1];
}
