import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Variant } from './variants.ts';
import { passkeyScript } from './webauthn.ts';
import { texts } from './texts.ts';
import type { ErrorText, Texts } from './texts.ts';

/** The pages of a sign-in, in the order in which a person may meet them. */
export type Step =
  | 'sign-in'
  | 'identifier'
  | 'password'
  | 'choose'
  | 'code'
  | 'sent'
  | 'recovery'
  | 'passkey'
  | 'passkey-setup'
  | 'approve'
  | 'enrol'
  | 'profile'
  | 'stay'
  | 'consent';

/** What one page needs to know. */
export interface PageView {
  step: Step;
  variant: Variant;
  /** The line at the foot of the page: which lab provider this is, and whether it lies. */
  about: string;
  username?: string;
  error?: ErrorText;
  /** The new secret, on the page that sets up an authenticator app. */
  secret?: string;
  /** What a passkey has to sign, and the account's own where it has one. */
  challenge?: string;
  passkeyId?: string | undefined;
  /** What the phone shows too. */
  number?: number;
  /** Who asks for access to what, on the consent page. */
  clientId?: string;
  scopes?: string[];
  /** Secrets that a lying provider gives away on its pages. */
  leaked?: string[];
}

type Markup = ComponentChildren;

const style = `
:root{color-scheme:light dark;--ink:#1b2430;--soft:#5b6675;--line:#c3cad4;--paper:#fff;--back:#eef1f5;--act:#1f5fbf;--bad:#a3261b;--badback:#fdeeec}
@media(prefers-color-scheme:dark){:root{--ink:#e7ebf0;--soft:#a3adba;--line:#465160;--paper:#1d242d;--back:#12171d;--act:#5d97ee;--bad:#ff9b90;--badback:#3a1f1c}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-content:center;gap:1rem;padding:1rem;background:var(--back);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:min(26rem,92vw);padding:2rem;background:var(--paper);border:1px solid var(--line);border-radius:.75rem}
h1{margin:0 0 1rem;font-size:1.4rem;line-height:1.25}
legend{padding:0;font-weight:600}
label{display:block;margin:1rem 0 .3rem;font-weight:600}
input{width:100%;padding:.6rem .7rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.4rem}
button{margin:1.4rem .6rem 0 0;padding:.6rem 1.2rem;font:inherit;font-weight:600;color:var(--paper);background:var(--act);border:1px solid var(--act);border-radius:.4rem;cursor:pointer}
button.quiet{color:var(--act);background:transparent}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
fieldset{margin:0;padding:0;border:0}
.box{font-weight:400}.box input{width:auto}
.digits{display:flex;gap:.4rem}.digits input{text-align:center;padding:.6rem 0}
[role=alert]{padding:.6rem .8rem;color:var(--bad);background:var(--badback);border-left:.25rem solid var(--bad);border-radius:.2rem}
footer{width:min(26rem,92vw);color:var(--soft);font-size:.85rem;text-align:center}
code{overflow-wrap:anywhere}`;

const submitWhenSix = `
const field = document.getElementById('code');
field.addEventListener('input', () => { if (/^\\d{6}$/.test(field.value)) field.form.submit(); });`;

const moveAlong = `
const digits = [...document.querySelectorAll('.digits input')];
digits.forEach((field, i) => {
  field.addEventListener('input', () => { if (field.value) digits[i + 1]?.focus(); });
  field.addEventListener('paste', (event) => {
    event.preventDefault();
    [...event.clipboardData.getData('text').replace(/\\D/g, '')].forEach((digit, j) => { if (digits[i + j]) digits[i + j].value = digit; });
  });
});`;

const appearLate = (delay: number): string =>
  `setTimeout(() => document.querySelector('main').replaceChildren(document.querySelector('template').content), ${delay});`;

const script = (source: string): Markup =>
  html`<script dangerouslySetInnerHTML=${{ __html: source }}></script>`;

interface Frame {
  language: string;
  title: string;
  about: string;
  delay?: number | undefined;
}

/** A whole document. Every inserted value is escaped by preact; only this file's own style and scripts are not. */
function document({ language, title, about, delay }: Frame, content: Markup): string {
  const main = delay
    ? html`<main><p>…</p></main>
        <template>${content}</template>${script(appearLate(delay))}`
    : html`<main>${content}</main>`;
  const page = html`<html lang=${language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title} · amrcheck lab</title>
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML=${{ __html: style }}></style>
    </head>
    <body>
      ${main}
      <footer>${about}</footer>
    </body>
  </html>`;
  return `<!doctype html>${renderToString(page)}`;
}

const button = (text: string, action = 'next'): Markup =>
  html`<button name="choice" value=${action} class=${action === 'next' ? undefined : 'quiet'}>
    ${text}
  </button>`;

const cancel = (t: Texts): Markup =>
  // Not validated: whoever cancels need not fill in the form first.
  html`<button name="choice" value="cancel" class="quiet" formnovalidate>${t.cancel}</button>`;

const usernameField = (t: Texts, username?: string): Markup =>
  html` <label for="username">${t.username}</label>
    <input
      id="username"
      name="username"
      value=${username}
      autocomplete="username"
      autocapitalize="none"
      spellcheck="false"
      required
      autofocus
    />`;

const passwordField = (t: Texts): Markup =>
  html` <label for="password">${t.password}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required />`;

const codeField = (t: Texts): Markup =>
  html` <label for="code">${t.codeLabel}</label>
    <input
      id="code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      pattern="[0-9]{6}"
      maxlength="6"
      required
      autofocus
    />`;

const codeFields = (t: Texts): Markup =>
  html` <fieldset>
      <legend>${t.codeLabel}</legend>
      <div class="digits">
        ${[1, 2, 3, 4, 5, 6].map(
          (n) =>
            html`<input
              name="code"
              aria-label=${`${t.digit} ${n}`}
              inputmode="numeric"
              autocomplete=${n === 1 ? 'one-time-code' : 'off'}
              pattern="[0-9]"
              maxlength="1"
              required
            />`,
        )}
      </div>
    </fieldset>
    ${script(moveAlong)}`;

const picture = html`<svg
  role="img"
  aria-label="QR"
  width="120"
  height="120"
  viewBox="0 0 12 12"
  fill="currentColor"
>
  <path
    d="M0 0h4v4H0zM8 0h4v4H8zM0 8h4v4H0zM5 1h1v2H5zM6 5h2v1H6zM5 7h1v3H5zM8 8h1v1H8zM10 9h2v1h-2zM7 11h3v1H7z"
  />
</svg>`;

const passkeyStep = (
  title: string,
  press: string,
  call: 'create' | 'get',
  t: Texts,
  { challenge = '', passkeyId, username = '' }: PageView,
): { title: string; fields: Markup; buttons: Markup } => ({
  title,
  fields: [
    html`<input type="hidden" name="credential" />`,
    script(
      `document.addEventListener('DOMContentLoaded', () => {${passkeyScript(call, {
        challenge,
        username,
        ids: passkeyId === undefined ? [] : [passkeyId],
      })}});`,
    ),
  ],
  buttons: [html`<button type="button" id="passkey">${press}</button>`, cancel(t)],
});

const steps: Record<Step, (t: Texts, view: PageView) => { title: string; fields: Markup; buttons: Markup }> =
  {
    'sign-in': (t, view) => ({
      title: t.signIn,
      fields: [usernameField(t, view.username), passwordField(t)],
      buttons: [button(t.signIn), cancel(t)],
    }),
    identifier: (t, view) => ({
      title: t.signIn,
      fields: usernameField(t, view.username),
      buttons: [button(t.next), cancel(t)],
    }),
    password: (t, view) => ({
      title: t.signIn,
      fields: [html`<p>${view.username}</p>`, passwordField(t)],
      buttons: [button(t.signIn), cancel(t)],
    }),
    choose: (t, { variant }) => ({
      title: t.chooseTitle,
      fields: [],
      buttons: [
        button(t.sms, 'sms'),
        button(t.app, 'app'),
        variant.factor === 'passkey' ? button(t.passkey, 'passkey') : null,
        cancel(t),
      ],
    }),
    sent: (t) => ({
      title: t.sentTitle,
      fields: [html`<p>${t.sentHint}</p>`, codeField(t)],
      buttons: [button(t.verify), cancel(t)],
    }),
    recovery: (t) => ({
      title: t.recoveryTitle,
      fields: html`<label for="code">${t.recoveryLabel}</label
        ><input id="code" name="code" autocomplete="off" required />`,
      buttons: [button(t.verify), cancel(t)],
    }),
    passkey: (t, view) => passkeyStep(t.passkeyTitle, t.passkeyUse, 'get', t, view),
    'passkey-setup': (t, view) => passkeyStep(t.passkeySetUpTitle, t.passkeySetUp, 'create', t, view),
    approve: (t, { number }) => ({
      title: t.approveTitle,
      fields: [
        html`<p>${t.approveHint}</p>
          <p><strong>${number}</strong></p>`,
        script('setTimeout(() => location.reload(), 1000);'),
      ],
      buttons: [cancel(t)],
    }),
    code: (t, { variant }) => ({
      title: t.codeTitle,
      fields: [
        html`<p>${t.codeHint}</p>`,
        variant.code === 'six-fields' ? codeFields(t) : codeField(t),
        variant.rememberDevice
          ? html`<label class="box"
              ><input type="checkbox" name="trust" value="yes" /> ${t.rememberDevice}</label
            >`
          : null,
        variant.code === 'self-submitting' ? script(submitWhenSix) : null,
      ],
      buttons: [
        variant.code === 'self-submitting'
          ? html`<noscript>${button(t.verify)}</noscript>`
          : button(t.verify),
        variant.skip
          ? html`<button name="choice" value="skip" class="quiet" formnovalidate>${t.skip}</button>`
          : null,
        cancel(t),
      ],
    }),
    enrol: (t, view) => ({
      title: t.enrolTitle,
      fields: [
        html`<p>${t.enrolHint}</p>`,
        picture,
        html`<label for="secret">${t.secretLabel}</label><input id="secret" value=${view.secret} readonly />`,
        codeField(t),
      ],
      buttons: [button(t.verify), cancel(t)],
    }),
    profile: (t) => ({
      title: t.profileTitle,
      fields: html`<label for="name">${t.fullName}</label
        ><input id="name" name="name" autocomplete="name" />`,
      buttons: [button(t.save), cancel(t)],
    }),
    stay: (t) => ({ title: t.stayTitle, fields: [], buttons: [button(t.yes, 'next'), button(t.no, 'no')] }),
    consent: (t, view) => ({
      title: t.consentTitle,
      fields: [
        html`<p><strong>${view.clientId}</strong></p>`,
        html`<ul>
          ${view.scopes?.map((scope) => html`<li>${scope}</li>`)}
        </ul>`,
      ],
      buttons: [button(t.allow), button(t.deny, 'cancel')],
    }),
  };

/** One page of the sign-in, as an HTML document. */
export function renderPage(view: PageView): string {
  const language = view.variant.language ?? 'en';
  const t = texts[language];
  const { title, fields, buttons } = steps[view.step](t, view);
  const content = html`<h1>${title}</h1>
    ${view.error ? html`<p role="alert" id="error">${t[view.error]}</p>` : null}
    ${view.leaked?.map((secret) => html`<p><code>${secret}</code></p>`)}
    <form method="post" autocomplete="on">
      <input type="hidden" name="step" value=${view.step} />
      ${fields}
      <div>${buttons}</div>
    </form>`;
  return document({ language, title, about: view.about, delay: view.variant.delay }, content);
}

/** The page for an error that cannot be sent back to the relying party. */
export function renderErrorPage(about: string, error: string, description: string): string {
  const content = html`<h1>This sign-in cannot go on</h1>
    <p role="alert">${description}</p>
    <p><code>${error}</code></p>
    <p>Go back to the application that you came from and start again.</p>`;
  return document({ language: 'en', title: 'Error', about }, content);
}

/** The page at which a person enters the code that a device shows. */
export function renderDeviceLogin(about: string): string {
  const content = html`<h1>Enter the code that your device shows</h1>
    <form method="post">
      <label for="user_code">Code</label>
      <input
        id="user_code"
        name="user_code"
        autocomplete="off"
        autocapitalize="characters"
        required
        autofocus
      />
      <div>${button('Next')}</div>
    </form>`;
  return document({ language: 'en', title: 'Enter code', about }, content);
}

/** The end of a sign-in for a device. */
export function renderDone(about: string): string {
  const content = html`<h1>You have signed in</h1>
    <p>Go back to your device. You may close this window.</p>`;
  return document({ language: 'en', title: 'Signed in', about }, content);
}

/** A page that posts `fields` to `action` by itself, or by its button where there is no script. */
export function renderFormPost(about: string, action: string, fields: Record<string, string>): string {
  const content = html`<h1>Back to the application</h1>
    <form method="post" action=${action}>
      ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
      <noscript><button>Continue</button></noscript>
    </form>
    ${script('document.forms[0].submit();')}`;
  return document({ language: 'en', title: 'Continue', about }, content);
}

/** The lab's front page: which providers there are. */
export function renderIndex(rows: { name: string; url: string; title: string }[]): string {
  const content = html`<h1>amrcheck's lab providers</h1>
    <ul>
      ${rows.map(({ name, url, title }) => html`<li><a href=${url}>${name}</a><br />${title}</li>`)}
    </ul>`;
  return document(
    { language: 'en', title: 'Providers', about: 'For testing only; gone when the lab stops.' },
    content,
  );
}
