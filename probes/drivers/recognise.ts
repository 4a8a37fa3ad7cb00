import type { Method } from '../factors/method.ts';
import type { ButtonView, FieldView, PageView } from './page-view.ts';
import type { Leaving } from '../../core/evidence.ts';
import { says, type Concept } from './words.ts';

/** What the sign-in has done until now, as far as it tells pages apart. */
export interface Progress {
  passwordSubmitted: boolean;
  relyingPartyOrigin: string;
}

/** A page by what it is. Those with a form carry what to fill in and what to press; no `submit`: press Enter. */
export type PageState =
  | { name: 'identifier' | 'password' | 'identifier-and-password'; form: LoginForm }
  | ({ name: 'totp'; form: LoginForm } & OtherWays)
  | { name: 'factor-choice'; offers: Offer[]; submit: ButtonView | null }
  /** `form`: for a code; `start`: what begins the use of a passkey. */
  | ({
      name: 'second-factor-other';
      kind: Exclude<Method, 'totp'>;
      form: LoginForm | null;
      start: ButtonView | null;
    } & OtherWays)
  /** `start`: what begins the set-up of a passkey, where it is one that is wanted. */
  | { name: 'enrolment'; skip: ButtonView | null; start: ButtonView | null }
  | { name: 'stay-signed-in'; no: ButtonView; remember: ButtonView | null }
  | { name: 'consent'; accept: ButtonView; boxes: FieldView[] }
  | { name: 'update-profile'; skip: ButtonView | null; submit: ButtonView | null; complete: boolean }
  | { name: 'confirm'; button: ButtonView }
  | { name: 'error'; message: string }
  | { name: 'locked-out'; message: string }
  | { name: 'password-expired'; message: string }
  | { name: 'captcha' }
  | { name: 'form-post' }
  | { name: 'loading' }
  | { name: 'left' }
  | { name: 'unknown'; nearest: StateName; why: string };

export type StateName = PageState['name'];

export interface LoginForm {
  identifier: FieldView | null;
  password: FieldView | null;
  /** One field for the whole code, or one for each digit; empty where no code is asked. */
  code: FieldView[];
  submit: ButtonView | null;
}

/** On a page that asks for one second factor: those that it offers beside it, and what shows them all. */
interface OtherWays {
  offers: Offer[];
  other: ButtonView | null;
}

/** One of the second factors that a page offers. */
export interface Offer {
  method: Method;
  option: ButtonView | FieldView;
}

type Purpose = 'identifier' | 'password' | 'new-password' | 'code' | 'captcha' | 'other';

/** Says what a page is, from what stands on it. Pure: the same view gives the same state. */
export function recognise(view: PageView, progress: Progress): PageState {
  if (originOf(view.url) === progress.relyingPartyOrigin) return { name: 'left' };
  const page = new Reading(view, progress);
  return page.blocked() ?? page.form() ?? page.withoutForm();
}

/** The page's own way out where it asks for a second factor: the first of `ways` that it offers. */
export function wayOut(
  { buttons }: PageView,
  ways: readonly Leaving[],
): { kind: 'skip' | 'cancel'; button: ButtonView } | null {
  for (const kind of ways) {
    if (kind === 'back') return null;
    const concept = kind === 'skip' ? 'skip' : 'decline';
    const button = buttons.find((one) => one.enabled && says(one.text, concept));
    if (button) return { kind, button };
  }
  return null;
}

/** What makes the provider ask this browser for no second factor next time, where it is not ticked yet. */
export function rememberBox({ fields }: PageView): FieldView | undefined {
  return fields.find((field) => field.type === 'checkbox' && field.enabled && says(field.label, 'remember'));
}

/** One page being read: what its parts are worth to a sign-in. */
class Reading {
  readonly #view: PageView;
  readonly #progress: Progress;
  /** What the page says of itself: title, headings and messages. */
  readonly #about: string;
  readonly #identifiers: FieldView[];
  readonly #passwords: FieldView[];
  readonly #newPasswords: FieldView[];
  readonly #codes: FieldView[];
  readonly #others: FieldView[];

  constructor(view: PageView, progress: Progress) {
    this.#view = view;
    this.#progress = progress;
    this.#about = [view.title, ...view.headings, ...view.alerts].join('\n');
    const boxes = codeBoxes(view.fields);
    const purposes = new Map(view.fields.map((field) => [field, this.#purposeOf(field)]));
    for (const box of boxes) purposes.set(box, 'code');
    const of = (purpose: Purpose): FieldView[] =>
      view.fields.filter((field) => field.enabled && purposes.get(field) === purpose);
    this.#identifiers = of('identifier');
    this.#passwords = of('password');
    this.#newPasswords = of('new-password');
    this.#codes = boxes.length > 0 ? boxes : of('code').slice(0, 1);
    this.#others = of('other');
  }

  /** Pages that end a sign-in whatever else stands on them, and those that are not there yet. */
  blocked(): PageState | null {
    const { fields, buttons, text, hiddenForms, counts } = this.#view;
    if (this.#view.captchas > 0 || fields.some((field) => this.#purposeOf(field) === 'captcha')) {
      return { name: 'captcha' };
    }
    if (fields.length === 0 && says(`${this.#about}\n${text}`, 'captcha')) return { name: 'captcha' };
    if (fields.length === 0 && hiddenForms > 0 && buttons.length === 0) return { name: 'form-post' };
    if (fields.length === 0 && buttons.length === 0 && text.trim() === '' && counts.image === 0) {
      return { name: 'loading' };
    }
    const pressed = buttons.find(({ hint, enabled }) => hint === 'press' && enabled);
    if (pressed) return { name: 'confirm', button: pressed };
    const locked = this.#message('locked');
    if (locked) return { name: 'locked-out', message: locked };
    return null;
  }

  form(): PageState | null {
    const { alerts, headings, counts, text, title } = this.#view;
    const [password] = this.#passwords;
    const code = this.#codes;
    const saysEnrolment = this.#says('enrolment');
    const skip = this.#button('skip');

    if (this.#newPasswords.length > 0 || this.#passwords.length > 1) {
      return {
        name: 'password-expired',
        message: [...alerts, ...headings, title][0] ?? 'a new password is demanded',
      };
    }
    if (password) {
      const [identifier] = this.#identifiers.filter((field) => field.frame === password.frame);
      const form = this.#login({ identifier: identifier ?? null, password, code });
      return { name: identifier ? 'identifier-and-password' : 'password', form };
    }
    if (code.length > 0) {
      const showsSecret = counts.image + counts.canvas > 0 && says(text, 'scan');
      if (saysEnrolment || showsSecret) return { name: 'enrolment', skip, start: null };
      const kind = this.#otherKindOf(code);
      const form = this.#login({ identifier: null, password: null, code });
      const ways = { offers: this.#offers(), other: this.#button('otherMethod') };
      if (!kind) return { name: 'totp', form, ...ways };
      return { name: 'second-factor-other', kind, form, start: null, ...ways };
    }
    if (this.#says('updateProfile') && this.#view.fields.some((field) => !isChoice(field))) {
      const asked = this.#view.fields.filter((field) => field.enabled && !isChoice(field));
      const complete = asked.every((field) => field.filled || !field.required);
      return { name: 'update-profile', skip, submit: this.#submitFor(asked), complete };
    }
    const identifier = this.#identifiers[0] ?? this.#onlyTextField();
    if (identifier && !this.#progress.passwordSubmitted) {
      return { name: 'identifier', form: this.#login({ identifier, password: null, code: [] }) };
    }
    return null;
  }

  withoutForm(): PageState {
    const { alerts, headings, text, title, buttons, hiddenForms } = this.#view;
    const skip = this.#button('skip');
    const offers = this.#offers();
    const hasTotp = offers.some(({ method }) => method === 'totp');
    const hinted = offers.some(({ option }) => option.hint === 'chooseTotp');

    if (says(text, 'passwordExpired') && this.#says('passwordExpired')) {
      return { name: 'password-expired', message: alerts[0] ?? headings[0] ?? title };
    }
    const isPasskeySetUp = this.#says('passkeySetUp');
    if (isPasskeySetUp || this.#says('enrolment')) {
      const wantsPasskey = isPasskeySetUp || this.#says('webauthn');
      return { name: 'enrolment', skip, start: wantsPasskey ? this.#passkeyButton() : null };
    }
    if (hinted || offers.length > 1 || hasTotp) {
      const fields = offers.flatMap(({ option }) => ('type' in option ? [option] : []));
      return { name: 'factor-choice', offers, submit: this.#submitFor(fields) };
    }
    const no = this.#button('decline') ?? skip;
    if (this.#says('staySignedIn') && no) {
      const remember = this.#says('remember') ? this.#button('accept') : null;
      return { name: 'stay-signed-in', no, remember };
    }
    // In the page's own text, buttons side by side run into one word.
    const spoken = [text, ...buttons.map((button) => button.text)].join('\n');
    for (const kind of ['push', 'webauthn', 'sms'] as const) {
      if (this.#says(kind) || (this.#progress.passwordSubmitted && says(spoken, kind))) {
        const start = kind === 'webauthn' ? this.#passkeyButton() : null;
        const other = this.#button('otherMethod');
        return { name: 'second-factor-other', kind, form: null, start, offers, other };
      }
    }
    if (says(`${this.#about}\n${text}`, 'redirectUri'))
      return { name: 'error', message: this.#errorMessage() };
    const agree =
      this.#says('terms') &&
      buttons.find((button) => says(button.text, 'accept') && !says(button.text, 'decline'));
    if (agree) return { name: 'consent', accept: agree, boxes: this.#openBoxes() };
    const accept = this.#button('accept');
    if (accept && (this.#says('consent') || (says(text, 'consent') && this.#button('decline')))) {
      return { name: 'consent', accept, boxes: [] };
    }
    const again = buttons.filter((button) => button.enabled && says(button.text, 'reauthenticate'));
    if (again.length === 1) return { name: 'confirm', button: again[0]! };
    const anyway = buttons.filter(({ enabled, text: caption }) => enabled && says(caption, 'proceed'));
    if (this.#says('unsupported') && anyway.length === 1) return { name: 'confirm', button: anyway[0]! };
    if (this.#says('unsupported') || this.#says('error') || says(text.slice(0, 300), 'error')) {
      return { name: 'error', message: this.#errorMessage() };
    }
    const forward = buttons.filter(
      (button) =>
        button.enabled && button.kind !== 'link' && says(button.text, 'proceed') && !isAside(button),
    );
    if (forward.length === 1) return { name: 'confirm', button: forward[0]! };
    if (alerts.length > 0 && forward.length === 0) return { name: 'error', message: this.#errorMessage() };
    if (skip) return { name: 'update-profile', skip, submit: null, complete: false };
    if (hiddenForms > 0) return { name: 'form-post' };
    return this.#unknown(forward.length);
  }

  #unknown(forward: number): PageState {
    const { fields } = this.#view;
    if (this.#others.some((field) => !isChoice(field))) {
      const names = this.#others.map((field) => field.label || field.name || field.id).filter(Boolean);
      return {
        name: 'unknown',
        nearest: 'identifier',
        why: `its ${fields.length} fields (${names.join(', ')}) are neither user name, password nor code`,
      };
    }
    return {
      name: 'unknown',
      nearest: 'confirm',
      why:
        forward > 1
          ? `${forward} buttons go forward, and nothing says which one`
          : 'it has no field, and no button whose words are known',
    };
  }

  /** What must be ticked before a page like terms of use lets one go on. */
  #openBoxes(): FieldView[] {
    const boxes = this.#view.fields.filter(({ type, enabled }) => type === 'checkbox' && enabled);
    return boxes.length === 1 ? boxes : boxes.filter(({ required }) => required);
  }

  #says(concept: Concept): boolean {
    return says(this.#about, concept);
  }

  /** The message of the page, or its heading, that speaks of `concept`. */
  #message(concept: Concept): string | undefined {
    const { alerts, headings, fields, text } = this.#view;
    const marked = [...alerts, ...headings].find((line) => says(line, concept));
    if (marked || fields.length > 0) return marked;
    return text.split('\n').find((line) => line.length < 300 && says(line, concept));
  }

  #errorMessage(): string {
    const { alerts, headings, text, title } = this.#view;
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 1);
    const telling = [...alerts, ...lines].find((line) => says(line, 'redirectUri') || says(line, 'client'));
    return (telling || alerts.join(' ') || lines.slice(0, 4).join(' ') || headings[0] || title).slice(0, 300);
  }

  #purposeOf(field: FieldView): Purpose {
    if (field.hint === 'identifier' || field.hint === 'password' || field.hint === 'code') return field.hint;
    const tokens = field.autocomplete.split(/\s+/);
    if (isChoice(field) || field.type === 'search' || field.type.startsWith('select')) return 'other';
    const named = `${field.name} ${field.id}`;
    if (/captcha/i.test(named) || says(field.label, 'captcha')) return 'captcha';
    const nameSays = (pattern: RegExp): boolean => pattern.test(named);
    if (tokens.includes('one-time-code')) return 'code';
    if (tokens.includes('new-password')) {
      // Some pages say so of every password, to keep the browser from filling it in.
      const isNew = says(field.label, 'newPassword') || nameSays(/new|confirm|repeat/i);
      return isNew || this.#says('passwordExpired') ? 'new-password' : 'password';
    }
    if (tokens.includes('current-password')) return 'password';
    const labelledCode = says(field.label, 'code') && !says(field.label, 'password');
    if (field.type === 'password') {
      if (labelledCode || (says(field.label, 'code') && this.#progress.passwordSubmitted)) return 'code';
      if (says(field.label, 'newPassword') || nameSays(/new.?pass|pass.*(new|confirm|repeat)/i))
        return 'new-password';
      if (says(field.label, 'password')) return 'password';
      const saysCode = nameSays(/otp|totp|mfa|2fa|(^|[^a-z])(code|token|pin)([^a-z]|$)/i);
      if (saysCode || (this.#progress.passwordSubmitted && this.#says('code'))) return 'code';
      return 'password';
    }
    if (tokens.includes('username') || tokens.includes('email')) return 'identifier';
    if (says(field.label, 'code')) return 'code';
    if (nameSays(/otp|totp|mfa.?code|passcode|one.?time|verif.*code|(^|[^a-z])(code|otc)([^a-z]|$)/i))
      return 'code';
    const numeric = field.inputmode === 'numeric' || field.type === 'number' || field.type === 'tel';
    const short = field.maxLength >= 6 && field.maxLength <= 8;
    if ((numeric || short) && (this.#says('code') || this.#progress.passwordSubmitted)) return 'code';
    if (['text', 'email', 'tel'].includes(field.type)) {
      if (field.type === 'email' || says(field.label, 'identifier')) return 'identifier';
      if (nameSays(/user|login|email|identifier|account|(^|[^a-z])(uid|upn|mail)([^a-z]|$)/i))
        return 'identifier';
    }
    return 'other';
  }

  /** A page with one text field, before any password was asked, asks who it is. */
  #onlyTextField(): FieldView | undefined {
    const texts = this.#others.filter((field) => ['text', 'email', 'tel'].includes(field.type));
    const submit = texts.length === 1 && this.#submitFor(texts);
    return submit && says(submit.text, 'proceed') ? texts[0] : undefined;
  }

  #login(fields: Omit<LoginForm, 'submit'>): LoginForm {
    const filled = [fields.identifier, fields.password, ...fields.code].filter((field) => field !== null);
    return { ...fields, submit: this.#submitFor(filled) };
  }

  /** The button that sends what was filled in. It may still be disabled. */
  #submitFor(fields: readonly FieldView[]): ButtonView | null {
    const last = fields.at(-1);
    const candidates = this.#view.buttons.filter(
      (button) => !last || (button.frame === last.frame && (button.form === last.form || button.form === -1)),
    );
    const hinted = candidates.find((button) => button.hint === 'submit');
    if (hinted) return hinted;
    const worth = (button: ButtonView): number => {
      if (isAside(button) || button.hint || button.kind === 'link') return 0;
      const proceeds = says(button.text, 'proceed') || says(button.text, 'accept');
      const sameForm = last !== undefined && last.form !== -1 && button.form === last.form;
      const isSubmit = button.kind === 'submit' && (sameForm || last?.form === -1);
      if (!proceeds && (!isSubmit || says(button.text, 'decline'))) return 0;
      return (proceeds ? 4 : 0) + (isSubmit ? 3 : 0) + (sameForm ? 1 : 0);
    };
    const best = candidates.reduce<{ button: ButtonView | null; worth: number }>(
      (found, button) => (worth(button) > found.worth ? { button, worth: worth(button) } : found),
      { button: null, worth: 0 },
    );
    return best.button;
  }

  /** The first button whose words say `concept`; buttons before links. */
  #button(concept: 'skip' | 'decline' | 'accept' | 'otherMethod'): ButtonView | null {
    const { buttons } = this.#view;
    const hinted = concept === 'otherMethod' && buttons.find((button) => button.hint === 'otherMethod');
    if (hinted) return hinted;
    const saying = buttons.filter(
      (button) =>
        button.enabled &&
        says(button.text, concept) &&
        (concept !== 'accept' || (!says(button.text, 'decline') && !isAside(button))),
    );
    return saying.find((button) => button.kind !== 'link') ?? saying[0] ?? null;
  }

  /** What can be chosen, by its words: radio buttons, buttons and links that name a second factor. */
  #offers(): Offer[] {
    const radios = this.#view.fields.filter((field) => field.type === 'radio' && field.enabled);
    const buttons = this.#view.buttons.filter((button) => button.enabled && button.text.length < 200);
    return [...radios, ...buttons].flatMap((option) => {
      const method = methodOf(option);
      return method ? [{ method, option }] : [];
    });
  }

  /** What has the page call for a passkey: a button that names one, or else the one that sends the page. */
  #passkeyButton(): ButtonView | null {
    const aside = ['skip', 'decline', 'otherMethod'] as const;
    const buttons = this.#view.buttons.filter(
      ({ enabled, text, kind }) =>
        enabled && kind !== 'link' && !aside.some((concept) => says(text, concept)),
    );
    return (
      buttons.find(({ text }) => says(text, 'webauthn')) ??
      buttons.find(({ text }) => says(text, 'proceed')) ??
      buttons.find(({ kind }) => kind === 'submit') ??
      buttons[0] ??
      null
    );
  }

  /** A code that does not come from an authenticator app. */
  #otherKindOf(fields: readonly FieldView[]): 'sms' | 'recovery' | null {
    const asked = [this.#about, ...fields.map((field) => field.label)].join('\n');
    if (says(asked, 'recovery')) return 'recovery';
    const links = new Set(this.#view.buttons.map((button) => button.text));
    const text = this.#view.text.split('\n').filter((line) => !links.has(line.trim()));
    const words = `${asked}\n${text.join('\n')}`;
    return says(words, 'sms') && !says(words, 'authenticator') ? 'sms' : null;
  }
}

/** Four to eight fields of one character each, side by side. */
function codeBoxes(fields: readonly FieldView[]): FieldView[] {
  const single = fields.filter(
    (field) =>
      field.enabled &&
      ['text', 'tel', 'number', 'password'].includes(field.type) &&
      // A box that takes a pasted code has no limit, and says which digit it is.
      (field.maxLength === 1 || /\bdigit\b|ziffer|chiffre|d[ií]gito|cifra|cijfer|cyfra/i.test(field.label)),
  );
  const sameFrame = single.filter((field) => field.frame === single[0]?.frame);
  return sameFrame.length >= 4 && sameFrame.length <= 8 ? sameFrame : [];
}

function isChoice(field: FieldView): boolean {
  return field.type === 'radio' || field.type === 'checkbox';
}

export function captionOf(option: ButtonView | FieldView): string {
  return 'text' in option ? option.text : option.label;
}

/** Named, or with a value like `totp`: a method of a second factor. */
function methodOf(option: ButtonView | FieldView): Method | undefined {
  const caption = captionOf(option);
  if (option.hint === 'chooseTotp' || (says(caption, 'totp') && !says(caption, 'sms'))) return 'totp';
  const named = (['sms', 'push', 'webauthn', 'recovery'] as const).find((kind) => says(caption, kind));
  return named ?? (/totp|authenticator/i.test(option.id) ? 'totp' : undefined);
}

function isAside({ text }: ButtonView): boolean {
  return (['aside', 'social', 'webauthn', 'otherMethod', 'skip'] as const).some((concept) =>
    says(text, concept),
  );
}

function originOf(url: string): string {
  return URL.parse(url)?.origin ?? '';
}

/** The page as short lines, for a person who has to tell what it is. */
export function outlineOf(view: PageView): string[] {
  const lines = [
    ...view.headings.map((text) => `heading: ${text}`),
    ...view.alerts.map((text) => `message: ${text}`),
    ...view.fields.map(
      (field) =>
        `field: ${[field.label && `"${field.label}"`, `type ${field.type}`, field.name && `name ${field.name}`, field.enabled ? '' : 'disabled'].filter(Boolean).join(', ')}`,
    ),
    ...view.buttons.map(
      (button) =>
        `${button.kind === 'link' ? 'link' : 'button'}: ${button.text || button.id || '(no words)'}`,
    ),
    ...Object.entries(view.counts).flatMap(([what, count]) => (count > 0 ? [`${what}: ${count}`] : [])),
  ];
  const shown = lines.slice(0, 40).map((line) => line.slice(0, 160));
  return lines.length > 40 ? [...shown, `… and ${lines.length - 40} more`] : shown;
}
