import { setTimeout as pause } from 'node:timers/promises';
import { asHarnessError, HarnessError, type ErrorCode } from '../../core/errors.ts';
import type { SignInEnd, TimelineEvent } from '../../core/evidence.ts';
import { patience, waitingWords } from '../../server/provider-http.ts';
import { codeNames, isCodeFactor } from '../factors/codes.ts';
import { giverOf, type Method } from '../factors/method.ts';
import type { SignInOutcome, SignInTask } from './driver.ts';
import { bare, basicRejected, needsBrowser, unauthorised, wentAway } from './navigation-error.ts';
import {
  elementToHint,
  endAt,
  rejectedAt,
  seconds,
  sentences,
  stoodStill,
  type EndContext,
} from './page-end.ts';
import type { ButtonView, FieldView } from './page-view.ts';
import {
  outlineOf,
  recognise,
  rememberBox,
  wayOut,
  type LoginForm,
  type PageState,
  type StateName,
} from './recognise.ts';
import { SecondFactor } from './second-factor.ts';
import type { Snapshot, UserAgent } from './user-agent.ts';

/** A page that would end the sign-in is believed when it has stayed as it is for so long. */
const settleMs = 400;
/** How often the same page may be answered before it counts as going in circles. */
const sameAnswers = 3;
/** What was typed last was not accepted. */
const rejections: ErrorCode[] = ['CREDENTIALS_REJECTED', 'FACTOR_REJECTED'];

/** One sign-in: read the page, recognise it, act, wait for the next. */
export class SignInRun {
  readonly #agent: UserAgent;
  readonly #task: SignInTask;
  readonly #second: SecondFactor;
  readonly #answers = new Map<string, number>();
  readonly #saving: Promise<void>[] = [];
  #passwordSubmitted = false;
  #basicAnswered = false;
  /** How the second factor was left, where that is the task. */
  #left: SignInOutcome['left'];
  /** Done when the picture of the page is taken: nothing secret is typed, and nothing pressed, before. */
  #drawn = Promise.resolve();
  #offersToRemember = false;
  #remembered = false;
  /** The last thing done, and the page on which it was done. */
  #acted: { state: StateName; snapshot: Snapshot } | null = null;
  /** HTTP status of the page. */
  #status = 200;
  /** When the page may be asked for again, where the provider was too busy for it, and how often in a row it was. */
  #again: { url: string; seconds: number } | undefined;
  #refusals = 0;
  #stepEnds = 0;
  #ends = 0;
  #over = false;
  #lastSeen = 'nothing yet';
  #fail: (error: HarnessError) => void = () => {};

  constructor(agent: UserAgent, task: SignInTask) {
    this.#agent = agent;
    this.#task = task;
    this.#second = new SecondFactor(agent, task, {
      note: (event) => void this.#note(event),
      untimed: (wait) => this.#untimed(wait),
      save: (saving) => this.#save(saving),
      recognise: (snapshot) => this.#recognise(snapshot),
      isOver: () => this.#over,
    });
  }

  async run(): Promise<SignInOutcome> {
    const { answered, callbackUrl, factorsUsed, timeoutMs, takeFromBrowser } = this.#task;
    const answer = (): SignInEnd => {
      const text = takeFromBrowser
        ? 'took the answer in the browser: a live credential for somebody else, which was not sent on'
        : 'the provider sent the browser back';
      this.#note({ kind: 'answer', text, url: callbackUrl });
      return { kind: 'answered' };
    };
    const failed = new Promise<never>((_, reject) => (this.#fail = reject));
    this.#ends = Date.now() + timeoutMs;
    const clock = setInterval(() => {
      if (Date.now() < this.#ends) return;
      this.#fail(this.#timedOut(`was not done after ${seconds(timeoutMs)}; last seen: ${this.#lastSeen}`));
    }, 100);
    const detach = await this.#second.attach();
    const stopListening = await this.#agent.listen({
      redirected: (url) => this.#redirected(url),
      came: (...answer) => this.#came(...answer),
      failed: (error) => {
        if (!this.#left) this.#fail(error);
      },
    });
    try {
      const end = await Promise.race([answered.then(answer, answer), failed, this.#loop()]);
      // The answer may be here before the browser has told of the page that led to it.
      if (this.#task.certificateOrigins?.length) await this.#agent.read().catch(() => {});
      // What was set up is stored before the sign-in counts.
      await Promise.race([failed, Promise.allSettled(this.#saving)]);
      return {
        end,
        factorsUsed,
        ...(this.#left && { left: this.#left }),
        ...(this.#second.enrolled && { enrolled: true }),
        ...(this.#offersToRemember && { offersToRemember: true }),
        ...(this.#remembered && { remembered: true }),
      };
    } catch (thrown) {
      const rejected = thrown instanceof HarnessError && rejections.includes(thrown.code);
      if (rejected) factorsUsed.pop();
      throw this.#clean(thrown);
    } finally {
      this.#over = true;
      await stopListening();
      await detach?.();
      clearInterval(clock);
      await Promise.allSettled(this.#saving);
    }
  }

  async #loop(): Promise<SignInEnd> {
    const { stepTimeoutMs } = this.#task;
    this.#stepEnds = Date.now() + stepTimeoutMs;
    await this.#open();
    let snapshot = await this.#agent.read();
    while (!this.#over) {
      if (this.#again) {
        await this.#askAgain(this.#again);
        snapshot = await this.#agent.read();
        continue;
      }
      const state = this.#recognise(snapshot);
      if (state.name === 'left') {
        // What comes now is the relying party's to tell.
        snapshot = await this.#agent.next(snapshot, this.#ends - Date.now());
        continue;
      }
      // Where no script runs, nothing more comes by itself.
      const left = this.#agent.isStatic ? 0 : this.#stepEnds - Date.now();
      if (this.#isUnderWay(state, snapshot)) {
        if (left <= 0 && this.#left) return this.#nowhere(state, snapshot);
        if (left <= 0) throw await this.#standsStill(state, snapshot);
        snapshot = await this.#agent.next(snapshot, left);
        continue;
      }
      if (left > 0 && this.#wouldEnd(state)) {
        const later = await this.#agent.next(snapshot, settleMs);
        const changed = later.fingerprint !== snapshot.fingerprint;
        const isGone = later.view.document === snapshot.view.document && later.view.alerts.length === 0;
        // A message that was seen counts, though the page takes it away again.
        const vanished = isGone && snapshot.view.alerts.length > 0;
        if (vanished) later.view.alerts.push(...snapshot.view.alerts);
        snapshot = later;
        if (changed && !vanished) continue;
      }
      const end = await this.#act(state, snapshot);
      if (end) return end;
      this.#acted = { state: state.name, snapshot };
      this.#stepEnds = Date.now() + stepTimeoutMs;
      snapshot = await this.#agent.next(snapshot, stepTimeoutMs);
    }
    return { kind: 'answered' };
  }

  async #open(): Promise<void> {
    const { startUrl, stepTimeoutMs } = this.#task;
    this.#note({ kind: 'request', text: 'opened the sign-in at the relying party', url: bare(startUrl) });
    await this.#agent.open(startUrl, stepTimeoutMs);
  }

  /** As the driver `http` does it for each of its requests. */
  async #askAgain({ url, seconds: wait }: { url: string; seconds: number }): Promise<void> {
    const { onWait, signal, stepTimeoutMs } = this.#task;
    this.#again = undefined;
    const text = waitingWords(wait, this.#status);
    this.#note({ kind: 'note', text, url: bare(url) });
    onWait?.(text);
    await this.#untimed(() => pause(wait * 1000, undefined, { ...(signal && { signal }) }));
    if (this.#over) return;
    this.#stepEnds = Date.now() + stepTimeoutMs;
    await this.#agent.askAgain?.(url, stepTimeoutMs);
  }

  #recognise({ view }: Snapshot): PageState {
    this.#second.page = view;
    const { relyingPartyOrigin } = this.#task;
    const passwordSubmitted = this.#passwordSubmitted;
    const state = recognise(view, { passwordSubmitted, relyingPartyOrigin });
    if (this.#status < 400 || !['unknown', 'loading'].includes(state.name)) return state;
    const words = (view.headings[0] ?? view.text.trim()).slice(0, 200);
    return { name: 'error', message: `HTTP ${this.#status}${words && `: ${words}`}` };
  }

  /** Nothing to do but to wait: the next page is on its way, or this one still shows what was just answered. */
  #isUnderWay(state: PageState, { view }: Snapshot): boolean {
    if (['loading', 'form-post', 'unknown'].includes(state.name)) return true;
    if (this.#second.isSigned(state)) return true;
    const before = this.#acted?.snapshot.view;
    if (!before || view.document !== before.document) return false;
    const sameQuestion = state.name === this.#acted?.state || this.#isRejected(state);
    return sameQuestion && view.alerts.every((alert) => before.alerts.includes(alert));
  }

  /** The page asks again for what it was given. */
  #isRejected(state: PageState): boolean {
    if (state.name === 'identifier') return this.#acted?.state === 'identifier';
    const asksPassword = state.name === 'password' || state.name === 'identifier-and-password';
    return (asksPassword && this.#passwordSubmitted) || this.#second.isAskedAgain(state);
  }

  #wouldEnd(state: PageState): boolean {
    return (
      this.#isRejected(state) ||
      state.name === 'factor-choice' ||
      (state.name === 'totp' && !giverOf('totp', this.#task.account.factors)) ||
      [
        'confirm',
        'second-factor-other',
        'enrolment',
        'error',
        'locked-out',
        'password-expired',
        'captcha',
      ].includes(state.name)
    );
  }

  /** Does what the page asks for. Returns the end of the sign-in where it cannot be done. */
  async #act(state: PageState, snapshot: Snapshot): Promise<SignInEnd | null> {
    const { view } = snapshot;
    this.#lastSeen = sentences[state.name];
    const event = this.#note({ kind: 'page', text: this.#lastSeen, url: bare(view.url) });
    this.#drawn = this.#draw(event, state.name, snapshot);
    if (this.#left) {
      await this.#drawn;
      return this.#nowhere(state, snapshot);
    }
    if (this.#isRejected(state)) {
      throw rejectedAt(state, view, this.#acted?.snapshot.view ?? null, await this.#endContext(event));
    }
    this.#countAnswer(state.name, view.url, view.headings);
    const action = this.#actionFor(state, snapshot);
    if (!action) return endAt(state, view, await this.#endContext(event));
    await action();
    return null;
  }

  /** Away from the second factor: by what the page offers, else back and forward again. */
  async #leave(snapshot: Snapshot): Promise<void> {
    await this.#drawn;
    const out = wayOut(snapshot.view, this.#task.leave ?? []);
    this.#left = out?.kind ?? 'back';
    if (out) {
      await this.#choose(snapshot, out.button, `left the second factor: pressed "${out.button.text}"`);
      return;
    }
    this.#note({ kind: 'chose', text: 'left the second factor: went back, then forward' });
    await this.#agent.backAndForth();
  }

  /** Leaving led to no answer, which is as it should be. */
  #nowhere(state: PageState, { view }: Snapshot): SignInEnd {
    const message = `after the second factor was left, the provider showed ${sentences[state.name]}`;
    return { kind: 'refused', reason: 'cancelled', message, url: bare(view.url) };
  }

  /** What to do about a page; null where it is the end. */
  #actionFor(state: PageState, snapshot: Snapshot): (() => Promise<void>) | null {
    const choose = (option: ButtonView | FieldView, text: string) => () =>
      this.#choose(snapshot, option, text);
    if (this.#task.leave && ['totp', 'factor-choice', 'second-factor-other'].includes(state.name))
      return () => this.#leave(snapshot);
    switch (state.name) {
      case 'identifier':
      case 'password':
      case 'identifier-and-password':
        return () => this.#fillIn(state.form, snapshot);
      case 'totp':
      case 'second-factor-other':
      case 'factor-choice': {
        const move = this.#second.moveAt(state);
        if (!move) return null;
        if ('fillIn' in move) return () => this.#fillIn(move.fillIn, snapshot, move.method);
        if ('wait' in move) return () => this.#drawn.then(() => move.wait(snapshot));
        const { option, text, submit } = move;
        return async () => {
          await this.#choose(snapshot, option, text);
          if (submit) await this.#agent.press(snapshot, submit);
        };
      }
      case 'enrolment':
        if (state.start && this.#second.mayEnrol)
          return choose(state.start, 'began to set up a passkey, as the configuration allows');
        return state.skip && choose(state.skip, 'skipped the set-up of a factor, as the page offers');
      case 'update-profile': {
        if (state.skip) return choose(state.skip, 'skipped the page');
        const { submit } = state;
        return state.complete && submit ? choose(submit, 'confirmed the profile as it stands') : null;
      }
      case 'stay-signed-in':
        if (state.remember) this.#offersToRemember = true;
        if (this.#task.remember && state.remember) {
          this.#remembered = true;
          return choose(state.remember, 'had the provider remember this device');
        }
        return choose(state.no, 'declined to stay signed in');
      case 'consent':
        return async () => {
          for (const box of state.boxes)
            if (!box.checked) await this.#choose(snapshot, box, `ticked "${box.label}"`);
          await this.#choose(snapshot, state.accept, 'gave the consent that the provider asks for');
        };
      case 'confirm':
        return choose(state.button, `pressed "${state.button.text}"`);
      default:
        return null;
    }
  }

  /** Of the account; only External MFA leaves it out. */
  #password(url: string): string {
    const { id, password } = this.#task.account;
    if (password !== undefined) return password;
    throw new HarnessError(
      'FACTOR_NOT_CONFIGURED',
      `The provider asks ${id} for a password at ${bare(url)}, and the configuration has none for this account.`,
      'Entra has checked the password before it calls a provider of External MFA. If this one asks for another of its own, write it as password in the account.',
    );
  }

  /** `method`: what the code is to be; on a page that asks for the password too, it is that of an authenticator app. */
  async #fillIn(form: LoginForm, snapshot: Snapshot, method: Method = 'totp'): Promise<void> {
    const { account, factorsUsed } = this.#task;
    const { identifier, password, submit } = form;
    const known = password && this.#password(snapshot.view.url);
    const giver = form.code.length > 0 ? giverOf(method, account.factors) : undefined;
    const typed = giver && isCodeFactor(giver) ? giver : undefined;
    const code = typed ? form.code : [];
    const [, value] = await Promise.all([
      identifier && this.#type(snapshot, identifier, account.username, 'the user name'),
      typed ? this.#second.nextCode(typed) : null,
      this.#drawn,
    ]);
    if (password && known !== null) await this.#type(snapshot, password, known, 'the password');
    if (code.length > 0) await this.#askToRemember(snapshot);
    if (this.#over) return;

    const at = new Date().toISOString();
    const page = bare(snapshot.view.url);
    if (password) factorsUsed.push({ factor: 'password', at, page });
    this.#passwordSubmitted ||= password !== null;
    if (typed && value !== null) {
      factorsUsed.push({ factor: typed, at, page });
      this.#second.gave(method, typed);
      this.#note({ kind: 'typed', text: `typed ${codeNames[typed]}` });
      if (await this.#agent.fillCode(snapshot, code, value)) {
        this.#note({ kind: 'submitted', text: 'the page sent the code by itself' });
        return;
      }
    }
    const last = code.at(-1) ?? password ?? identifier;
    this.#note({ kind: 'submitted', text: submit?.text ? `pressed "${submit.text}"` : 'pressed Enter' });
    if (submit) await this.#agent.press(snapshot, submit, last ?? undefined);
    else if (last) await this.#agent.pressEnter(snapshot, last);
  }

  /** Ticks the box that keeps the provider from asking this browser for the second factor again, where that is the task. */
  async #askToRemember(snapshot: Snapshot): Promise<void> {
    const box = rememberBox(snapshot.view);
    if (!box) return;
    this.#offersToRemember = true;
    if (!this.#task.remember) return;
    if (!box.checked) await this.#choose(snapshot, box, `ticked "${box.label}"`);
    this.#remembered = true;
  }

  async #type(snapshot: Snapshot, field: FieldView, value: string, what: string): Promise<void> {
    if (this.#over) return;
    await this.#agent.fill(snapshot, field, value);
    this.#note({ kind: 'typed', text: `typed ${what}` });
  }

  async #choose(snapshot: Snapshot, option: ButtonView | FieldView, text: string): Promise<void> {
    await this.#drawn;
    if (this.#over) return;
    this.#note({ kind: 'chose', text });
    await this.#agent.press(snapshot, option);
  }

  /** What is not the provider's to hurry does not count against the limit of the sign-in. */
  async #untimed<Result>(wait: () => Promise<Result>): Promise<Result> {
    const left = this.#ends - Date.now();
    this.#ends = Infinity;
    try {
      return await wait();
    } finally {
      this.#ends = Date.now() + left;
    }
  }

  #countAnswer(name: StateName, url: string, headings: string[]): void {
    const page = `${name} ${bare(url)} ${headings.join(' ')}`;
    const times = (this.#answers.get(page) ?? 0) + 1;
    this.#answers.set(page, times);
    if (times > sameAnswers) {
      throw this.#timedOut(
        `goes in circles: ${sentences[name]} came back ${sameAnswers} times, however it was answered`,
      );
    }
  }

  // What happens by itself.

  #redirected(url: string): void {
    // The last of them is noted when the relying party has it.
    if (url.startsWith(this.#task.callbackUrl)) return;
    this.#note({ kind: 'redirect', text: 'was sent on', url: bare(url) });
  }

  #came(status: number, url: string, challenge: string | undefined, retryAfter?: number): void {
    this.#status = status;
    this.#refusals = retryAfter === undefined ? 0 : this.#refusals + 1;
    this.#again =
      retryAfter === undefined || this.#refusals > patience.repeats
        ? undefined
        : { url, seconds: retryAfter };
    const { origin } = new URL(url);
    if (this.#task.certificateOrigins?.includes(origin) && !this.#second.giver && status < 400) {
      this.#second.giver = 'certificate';
      this.#task.factorsUsed.push({ factor: 'certificate', at: new Date().toISOString() });
      this.#note({
        kind: 'submitted',
        text: `showed the client certificate to ${origin}, which asks for one`,
      });
    }
    if (status !== 401 || challenge === undefined) return;
    const { account, factorsUsed } = this.#task;
    if (this.#basicAnswered) {
      this.#fail(basicRejected(account.id, bare(url)));
    } else if (!/^basic\b|,\s*basic\b/i.test(challenge)) {
      this.#fail(unauthorised(challenge, bare(url)));
    } else if (!this.#agent.answerBasic) {
      this.#fail(needsBrowser('it asks for user name and password by HTTP Basic', url));
    } else {
      this.#basicAnswered = true;
      // The page behind the dialog is none.
      this.#status = 200;
      factorsUsed.push({ factor: 'password', at: new Date().toISOString() });
      this.#passwordSubmitted = true;
      this.#note({ kind: 'typed', text: "typed user name and password into the browser's own dialog" });
      const answer = async (): Promise<void> =>
        this.#agent.answerBasic?.(account.username, this.#password(url), url);
      answer().catch((thrown: unknown) => {
        if (!this.#over) this.#fail(asHarnessError(thrown));
      });
    }
  }

  // What is told.

  #note(event: Omit<TimelineEvent, 'at'>): TimelineEvent {
    const text = this.#task.redactor.text(event.text);
    const whole: TimelineEvent = { at: new Date().toISOString(), ...event, text };
    if (!this.#over) this.#task.timeline.push(whole);
    return whole;
  }

  /** Done when the picture is taken; it is written while the sign-in goes on. */
  async #draw(event: TimelineEvent, name: StateName, snapshot: Snapshot): Promise<void> {
    const { redactor, saveScreenshot } = this.#task;
    const jpeg = await this.#agent.draw(snapshot, redactor, name === 'enrolment').catch(() => null);
    if (this.#agent.isStatic) event.outline = redactor.value(outlineOf(snapshot.view));
    // The page went away while it was drawn: then it needs no picture either.
    if (!jpeg) return;
    const number = String(this.#saving.length + 1).padStart(2, '0');
    const save = async (): Promise<void> => {
      event.screenshot = await saveScreenshot(`${number}-${name}.jpg`, jpeg);
    };
    this.#save(save());
  }

  #save(saving: Promise<void>): void {
    this.#saving.push(saving.catch((thrown: unknown) => this.#fail(writeFailed(thrown))));
  }

  async #endContext(event: TimelineEvent): Promise<EndContext> {
    await this.#drawn;
    await Promise.allSettled(this.#saving);
    const { account, callbackUrl, hostile = false } = this.#task;
    return {
      account: account.id,
      factors: account.factors.flatMap((factor) => Object.keys(factor)),
      passwordSubmitted: this.#passwordSubmitted,
      given: this.#second.giver,
      inSession: this.#task.inSession ?? false,
      hostile,
      status: this.#status,
      callbackUrl,
      screenshot: event.screenshot,
    };
  }

  /** A password or code that led nowhere was rejected without a word; any other page was not understood. */
  async #standsStill(state: PageState, snapshot: Snapshot): Promise<HarnessError> {
    if (snapshot.mayHoldMore)
      return needsBrowser(`without its scripts it is ${sentences[state.name]}`, snapshot.view.url);
    const event = this.#note({ kind: 'page', text: sentences[state.name], url: bare(snapshot.view.url) });
    this.#drawn = this.#draw(event, state.name, snapshot);
    const element = state.name === 'unknown' && elementToHint(snapshot.view, state.nearest);
    const selector = element ? await this.#agent.selectorOf(snapshot, element) : undefined;
    return stoodStill(state, snapshot.view, await this.#endContext(event), selector);
  }

  #timedOut(what: string): HarnessError {
    return new HarnessError(
      'LOGIN_TIMED_OUT',
      `The sign-in of ${this.#task.account.id} ${what}.`,
      'Look at the timeline and its screenshots. If the provider is only slow, give it more time with --timeout.',
    );
  }

  /** The error without any secret that the page, or Playwright, put into it. */
  #clean(thrown: unknown): unknown {
    const { redactor } = this.#task;
    if (thrown instanceof HarnessError) {
      const { code, message, hint, cause, fault, details } = thrown;
      const options = { ...redactor.value(details), fault, ...(cause !== undefined && { cause }) };
      return new HarnessError(code, redactor.text(message), redactor.text(hint), options);
    }
    const message = redactor.text(thrown instanceof Error ? thrown.message : String(thrown));
    if (/(browser|page|context) has been closed|crashed/i.test(message)) return wentAway(new Error(message));
    return new Error(message);
  }
}

function writeFailed(thrown: unknown): HarnessError {
  if (thrown instanceof HarnessError) return thrown;
  const hint = "Check that the run's folder can be written to and that the disk is not full.";
  return new HarnessError('WRITE_FAILED', 'A screenshot could not be written.', hint, { cause: thrown });
}
