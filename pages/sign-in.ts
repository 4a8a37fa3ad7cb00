import { randomBytes } from 'node:crypto';
import type { HarnessErrorRecord } from '../core/errors.ts';
import { asHarnessError } from '../core/errors.ts';
import type {
  ClockFacts,
  DiscoveryEvidence,
  Evidence,
  FactorUse,
  RecognisedProvider,
  SignIn,
  SignInEnd,
  TargetFacts,
} from '../core/evidence.ts';
import type { FactorId, Protocol } from '../core/model.ts';
import type { HintedUser } from '../server/external-mfa/hint.ts';
import { isHostileKind } from './scenarios.ts';
import type { PersonScenario, Step } from './scenarios.ts';

/** What a target must offer so that a person can sign in; the same as a probe uses. */
export interface PersonTarget {
  facts: TargetFacts;
  profiles: string[];
  recognised: RecognisedProvider;
  clock(): ClockFacts;
  discovery?(): DiscoveryEvidence;
  /** Throws HarnessError. */
  begin(step: Step): Promise<BegunByPerson>;
}

export interface BegunByPerson {
  startUrl: string;
  answered: Promise<unknown>;
  capture: Pick<SignIn, 'oidc' | 'saml' | 'wsfed'>;
  tokens?: { canRefresh: boolean; refresh(): Promise<void> };
  cancel(): void;
}

/** How a person says that they signed in; what is typed there is never asked for. */
export const saidFactors = {
  password: [],
  totp: ['totp'],
  push: ['manual'],
  phone: ['code-command'],
  passkey: ['passkey'],
  certificate: ['certificate'],
  other: ['manual'],
} as const satisfies Record<string, readonly FactorId[]>;
export type SaidFactor = keyof typeof saidFactors;
export const isSaidFactor = (text: string | null): text is SaidFactor =>
  text !== null && Object.hasOwn(saidFactors, text);

/** One scenario that a person goes through: one sign-in or several, each of them evidence. */
export class PersonSignIn {
  readonly id = randomBytes(9).toString('base64url');
  readonly targetId: string;
  readonly scenario: PersonScenario;
  readonly startedAt = new Date();
  readonly steps: readonly Step[];
  readonly signIns: SignIn[];
  /** What the person said of how they signed in. */
  said: SaidFactor | undefined;
  error: HarnessErrorRecord | undefined;
  #waiting: { at: string; done(end: SignInEnd): void } | undefined;
  readonly #began = new Set<string>();
  #begun: BegunByPerson | undefined;
  readonly #target: PersonTarget;
  readonly #before: Before | undefined;

  constructor(target: PersonTarget, scenario: PersonScenario, steps: readonly Step[], before?: Before) {
    this.#target = target;
    this.targetId = target.facts.id;
    this.scenario = scenario;
    this.steps = steps;
    this.signIns = before ? [before.signIn] : [];
    this.#begun = before?.begun;
    this.#before = before;
  }

  get protocol(): Protocol {
    return this.#target.facts.protocol;
  }

  /** External MFA: whom the proper request was about. */
  get user(): HintedUser | undefined {
    return this.#before?.user ?? this.steps[0]?.asked.user;
  }

  /** Whether this goes on from that one. */
  follows({ id }: PersonSignIn): boolean {
    return this.#before?.id === id;
  }

  /** The step that comes next; undefined: all are done. */
  get next(): Step | undefined {
    const done = new Set(this.signIns.map(({ purpose }) => purpose));
    return this.steps.find(({ purpose }) => !done.has(purpose));
  }

  /** Where the person's browser must go, while the provider's answer is waited for. */
  get waitingAt(): string | undefined {
    return this.#waiting?.at;
  }

  /** Whether the provider sent tokens that can be refreshed. */
  get canRefresh(): boolean {
    return this.#begun?.tokens?.canRefresh === true;
  }

  /** Whether something came that can be judged. */
  get answered(): boolean {
    return !this.#waiting && (this.signIns.length > 0 || this.error !== undefined);
  }

  /** Begins a step, the next one if none is named. Resolves with where the browser must go. Throws HarnessError. */
  async begin(step = this.next): Promise<string> {
    if (!step) throw new Error('every step is done');
    if (this.#waiting) this.#begun?.cancel();
    const begun = await this.#target.begin(step);
    const startedAt = new Date().toISOString();
    this.#begun = begun;
    const done = (end: SignInEnd): void => {
      const again = this.signIns.findIndex(({ purpose }) => purpose === step.purpose);
      if (again >= 0) this.signIns.splice(again, 1);
      const finishedAt = new Date().toISOString();
      this.signIns.push({
        ...{ purpose: step.purpose, startedAt, finishedAt, end },
        ...{ factorsUsed: [], timeline: [], ...begun.capture },
      });
      this.#waiting = undefined;
    };
    this.#waiting = { at: begun.startUrl, done };
    this.#began.add(begun.startUrl.split('/').at(-1) ?? '');
    // Settled before the browser is told where to go on: nobody waits for it.
    void begun.answered
      .catch((thrown: unknown) => {
        this.error = asHarnessError(thrown).toRecord();
      })
      .finally(() => done({ kind: 'answered' }));
    return begun.startUrl;
  }

  /** The provider never sent the browser back: the person says what its page was. */
  ended(reason: 'error-on-page' | 'second-factor-demanded'): void {
    if (!this.#waiting) return;
    this.#begun?.cancel();
    this.#waiting.done({ kind: 'refused', reason, message: saidEnds[reason], url: '' });
  }

  /** Whether the relying party's sign-in with this id is one of these steps. */
  includes(signInId: string): boolean {
    return this.#began.has(signInId);
  }

  async refresh(): Promise<void> {
    await this.#begun?.tokens?.refresh();
  }

  /** The first sign-in as another scenario of the same session goes on from it. */
  asBefore(purpose: string): Before {
    return {
      id: this.id,
      signIn: { ...structuredClone(this.signIns.at(-1)!), purpose },
      begun: this.#begun,
      said: this.said,
      user: this.user,
    };
  }

  /** Whether it makes a difference to the verdict how the person signed in here. */
  get asksFactors(): boolean {
    return this.error === undefined && ['mfa', 'fresh', 'step-up'].includes(this.scenario);
  }

  evidence(): Evidence {
    const { facts, recognised, discovery, clock } = this.#target;
    const said = this.said ?? this.#before?.said;
    return structuredClone({
      schemaVersion: 1,
      target: facts,
      // Without a second factor a sign-in is the negative control.
      scenario: this.scenario === 'mfa' && said === 'password' ? 'password-only' : this.scenario,
      account: { id: 'you', factors: [...factorsOf(said)], requireMfa: false },
      driver: 'browser',
      attempt: 1,
      startedAt: this.startedAt.toISOString(),
      finishedAt: this.signIns.at(-1)?.finishedAt ?? this.startedAt.toISOString(),
      provider: recognised,
      clock: clock(),
      ...(discovery && { discovery: discovery() }),
      signIns: this.signIns.map((signIn, index) => ({
        ...signIn,
        factorsUsed: this.#factorsUsed(signIn, index),
      })),
      ...(!this.#isSeen && { factorsUnseen: true }),
      ...(this.error && { error: this.error }),
    } satisfies Evidence);
  }

  /** Whether it is known how each of the sign-ins was done, and whether anything was asked for again. */
  get #isSeen(): boolean {
    const before = this.#before?.said !== undefined;
    if (this.scenario === 'mfa') return this.said !== undefined;
    if (this.scenario !== 'sso-reuse' && this.scenario !== 'refresh')
      return before && this.said !== undefined;
    return this.scenario === 'refresh' && before;
  }

  #factorsUsed({ finishedAt: at, purpose }: SignIn, index: number): FactorUse[] {
    if (isHostileKind(purpose)) return [];
    const said = this.#before && index === 0 ? this.#before.said : this.said;
    const second = factorsOf(said).map((factor): FactorUse => ({ factor, at }));
    // In External MFA the password is Entra's matter.
    const besides = said !== undefined && said !== 'passkey' && this.protocol !== 'external-mfa';
    return besides ? [{ factor: 'password', at }, ...second] : second;
  }
}

/** The sign-in that a scenario goes on from, in the same session at the provider. */
interface Before {
  id: string;
  signIn: SignIn;
  begun: BegunByPerson | undefined;
  said: SaidFactor | undefined;
  user: HintedUser | undefined;
}

const saidEnds = {
  'error-on-page': 'the person said that the provider showed an error and did not send the browser back',
  'second-factor-demanded': 'the person said that the provider went on, and asked for the second factor',
} as const;

/** `manual`: it is not known with what. */
function factorsOf(said: SaidFactor | undefined): readonly FactorId[] {
  return said === undefined ? ['manual'] : saidFactors[said];
}
