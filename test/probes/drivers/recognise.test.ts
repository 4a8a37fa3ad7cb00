import { expect, test } from 'vitest';
import type { ButtonView, FieldView, PageView } from '../../../probes/drivers/page-view.ts';
import { outlineOf, recognise, wayOut, type PageState } from '../../../probes/drivers/recognise.ts';

const relyingPartyOrigin = 'http://127.0.0.1:4180';
let index = 0;

function field(values: Partial<FieldView> = {}): FieldView {
  const plain = { type: 'text', name: '', id: '', autocomplete: '', inputmode: '', maxLength: -1, label: '' };
  return {
    frame: 0,
    index: index++,
    ...plain,
    enabled: true,
    filled: false,
    required: false,
    checked: false,
    form: 0,
    ...values,
  };
}
function button(text: string, values: Partial<ButtonView> = {}): ButtonView {
  return {
    frame: 0,
    index: index++,
    kind: 'submit',
    text,
    name: '',
    id: '',
    enabled: true,
    form: 0,
    ...values,
  };
}
function page(values: Partial<PageView>): PageView {
  const words = [...(values.headings ?? []), ...(values.alerts ?? [])].join('\n');
  return {
    url: 'https://idp.example/login',
    title: '',
    lang: 'en',
    headings: [],
    alerts: [],
    text: words,
    fields: [],
    buttons: [],
    counts: { canvas: 0, image: 0, iframe: 0 },
    captchas: 0,
    hiddenForms: 0,
    document: '1',
    ...values,
  };
}
function stateOf(view: Partial<PageView>, passwordSubmitted = false): PageState {
  return recognise(page(view), { passwordSubmitted, relyingPartyOrigin });
}

test.each<[string, Partial<FieldView>]>([
  ['autocomplete', { autocomplete: 'section-1 username webauthn' }],
  ['type', { type: 'email' }],
  ['label', { label: 'Gebruikersnaam' }],
  ['name', { name: 'loginfmt' }],
  ['being the only one', { name: 'x1' }],
])('a user name is told by its %s', (_, values) => {
  expect(stateOf({ fields: [field(values)], buttons: [button('Next')] }).name).toBe('identifier');
});

test.each<[string, Partial<FieldView>, string]>([
  ['password', { type: 'password', label: 'Password' }, 'password'],
  ['a password without a label', { type: 'password' }, 'password'],
  [
    'a password that says new-password of itself',
    { type: 'password', autocomplete: 'new-password', label: 'Password' },
    'password',
  ],
  ['a code', { autocomplete: 'one-time-code' }, 'totp'],
  ['a code typed hidden', { type: 'password', label: 'Passcode' }, 'totp'],
  ['a code by its name', { name: 'otp' }, 'totp'],
  ['a code in Polish', { label: 'Kod jednorazowy' }, 'totp'],
  ['a one-time password', { type: 'password', label: 'One-time password' }, 'totp'],
  ['a French one', { label: 'Mot de passe à usage unique' }, 'totp'],
])('one field: %s', (_, values, name) => {
  expect(stateOf({ fields: [field(values)], buttons: [button('OK')] }, true).name).toBe(name);
});

test('the button is the one that sends the form', () => {
  const password = field({ type: 'password', label: 'Password' });
  const right = button('Sign in', { enabled: false });
  const state = stateOf({
    fields: [field({ label: 'Username' }), password],
    buttons: [
      button('Search', { form: 1 }),
      button('Show password', { kind: 'button' }),
      button('Sign in with Google', { form: -1 }),
      button('Sign in with a passkey'),
      button('Forgot password?', { kind: 'link' }),
      right,
      button('Cancel'),
    ],
  });
  expect(state).toMatchObject({ name: 'identifier-and-password', form: { password, submit: right } });
});

test('a button without words is still the one that sends the form; a cancel button never is', () => {
  const fields = [field({ type: 'password' })];
  const nameless = button('');
  expect(stateOf({ fields, buttons: [button('Cancel'), nameless] })).toMatchObject({
    form: { submit: nameless },
  });
  expect(stateOf({ fields, buttons: [button('Cancel')] })).toMatchObject({ form: { submit: null } });
});

test('boxes for each digit are one code', () => {
  const boxes = [1, 2, 3, 4, 5, 6].map(() => field({ type: 'tel', maxLength: 1 }));
  expect(stateOf({ fields: boxes })).toMatchObject({ name: 'totp', form: { code: boxes } });
});

test('after the password, a button that names a passkey is enough', () => {
  const view = { headings: ['Verify it is you'], buttons: [button('Use your passkey'), button('Cancel')] };
  expect(stateOf(view, true)).toMatchObject({
    name: 'second-factor-other',
    kind: 'webauthn',
    start: { text: 'Use your passkey' },
  });
});

test.each<[string, Partial<PageView>]>([
  [
    'factor-choice',
    { headings: ['Choose a method'], buttons: [button('SMS'), button('Google Authenticator')] },
  ],
  [
    'factor-choice',
    { headings: ['方法を選択'], buttons: [button('ショートメッセージ'), button('認証アプリ')] },
  ],
  // A particle stands right behind the name, without a space.
  [
    'factor-choice',
    { buttons: [button('メールを選択してください。'), button('Google Authenticatorを選択します。')] },
  ],
  [
    'factor-choice',
    { buttons: [button('이메일을 선택합니다.'), button('Google Authenticator을(를) 선택합니다.')] },
  ],
  [
    'second-factor-other',
    { headings: ['Check your phone'], text: 'We sent a notification', buttons: [button('Resend')] },
  ],
  [
    'second-factor-other',
    { alerts: ['We sent a code to •••12'], fields: [field({ label: 'Code' })], buttons: [button('Verify')] },
  ],
  [
    'enrolment',
    {
      headings: ['Mobile Authenticator Setup'],
      text: 'Scan the QR code',
      fields: [field({ label: 'Code' })],
    },
  ],
  ['enrolment', { headings: ['More information required'], buttons: [button('Next')] }],
  ['stay-signed-in', { headings: ['Stay signed in?'], buttons: [button('No'), button('Yes')] }],
  ['stay-signed-in', { headings: ['Angemeldet bleiben?'], buttons: [button('Nein'), button('Ja')] }],
  ['consent', { headings: ['Grant Access to amrcheck'], buttons: [button('No'), button('Yes')] }],
  [
    'consent',
    {
      headings: ['Contoso souhaite accéder à votre compte'],
      buttons: [button('Refuser'), button('Autoriser')],
    },
  ],
  [
    'update-profile',
    {
      headings: ['Update Account Information'],
      fields: [field({ label: 'First name' }), field({ label: 'Last name' })],
    },
  ],
  ['locked-out', { alerts: ['Zu viele Versuche.'], fields: [field({ type: 'password' })] }],
  [
    'password-expired',
    {
      headings: ['Update password'],
      fields: [
        field({ type: 'password', name: 'password-new' }),
        field({ type: 'password', name: 'password-confirm' }),
      ],
    },
  ],
  ['captcha', { fields: [field({ label: 'Type the characters you see' })] }],
  ['captcha', { fields: [field({ type: 'password' })], captchas: 1 }],
  ['captcha', { headings: ['Checking your browser'] }],
  ['confirm', { text: 'Your session needs a more recent authentication.', buttons: [button('Confirm')] }],
  ['error', { headings: ['Zugriff verweigert'] }],
  ['error', { alerts: ['AADSTS50011: The redirect URI does not match'] }],
  ['form-post', { hiddenForms: 1 }],
  ['loading', {}],
  ['left', { url: `${relyingPartyOrigin}/oidc/callback`, text: 'Signed in' }],
  ['unknown', { headings: ['Hello'], text: 'Hello' }],
])('%s', (name, view) => {
  expect(stateOf(view, true).name).toBe(name);
});

test('an authenticator app is not an enrolment, and a backup link is not another factor', () => {
  const state = stateOf(
    {
      headings: ['Two-factor authentication'],
      text: 'Enter the code from your authenticator app. Use a recovery code',
      fields: [field({ label: 'Authentication code', name: 'app_otp' })],
      buttons: [button('Verify'), button('Use a recovery code', { kind: 'link' })],
    },
    true,
  );
  expect(state.name).toBe('totp');
});

test('what the provider file says of a field wins', () => {
  const state = stateOf({
    fields: [
      field({ label: 'Membership', hint: 'identifier' }),
      field({ type: 'password', hint: 'password' }),
    ],
  });
  expect(state.name).toBe('identifier-and-password');
});

test('an unknown page says what it is nearest to, and why not', () => {
  const fields = [field({ label: 'Cost centre' }), field({ label: 'Shoe size' })];
  expect(stateOf({ fields, text: 'x' })).toMatchObject({
    nearest: 'identifier',
    why: expect.stringContaining('Cost centre, Shoe size'),
  });
  const buttons = [button('Continue'), button('Next')];
  expect(stateOf({ buttons, text: 'x' })).toMatchObject({
    nearest: 'confirm',
    why: expect.stringContaining('2 buttons'),
  });
});

test('the outline names fields, buttons and messages, and stays short', () => {
  const view = page({
    headings: ['Hi'],
    fields: [field({ label: 'A', name: 'a' })],
    buttons: Array.from({ length: 60 }, () => button('Go')),
  });
  const lines = outlineOf(view);
  expect(lines.slice(0, 3)).toEqual(['heading: Hi', 'field: "A", type text, name a', 'button: Go']);
  expect(lines).toHaveLength(41);
});

test.each([
  ['its required fields are filled', [{ filled: true, required: true }, {}], true],
  ['a required field is empty', [{ filled: true, required: true }, { required: true }], false],
])('a profile can be confirmed as it stands where %s', (_, fields, complete) => {
  const state = stateOf(
    {
      headings: ['Update your profile'],
      fields: fields.map((values) => field(values)),
      buttons: [button('Save')],
    },
    true,
  );
  expect(state).toMatchObject({ name: 'update-profile', complete, submit: { text: 'Save' } });
});

test('a session that must be renewed is a page to confirm, though it speaks of a sign-in that is too old', () => {
  const state = stateOf({
    alerts: ['Your sign-in has expired. Do you want to reauthenticate?'],
    buttons: [button('Renew session'), button('Go to portal', { kind: 'button' })],
  });
  expect(state).toMatchObject({ name: 'confirm', button: { text: 'Renew session' } });
});

test('the way out of a second factor: its skip before its cancel, nothing that is disabled', () => {
  const [skip, cancel] = [button('Not now'), button('Cancel')];
  const all = ['skip', 'cancel', 'back'] as const;
  const offering = (...buttons: ButtonView[]) => page({ buttons: [button('Verify'), ...buttons] });
  expect(wayOut(offering(cancel, skip), all)).toEqual({ kind: 'skip', button: skip });
  expect(wayOut(offering(cancel, skip), ['cancel', 'back'])).toEqual({ kind: 'cancel', button: cancel });
  expect(wayOut(offering(cancel, skip), ['back'])).toBeNull();
  expect(wayOut(offering(cancel), all)).toEqual({ kind: 'cancel', button: cancel });
  expect(wayOut(offering(button('Cancel', { enabled: false })), all)).toBeNull();
});

test('a passkey is told by its button alone, though the page runs the buttons into one word', () => {
  const buttons = [button('Use your passkey', { kind: 'button' }), button('Cancel')];
  const view = { headings: ['Verify it is you'], text: 'Verify it is you\nUse your passkeyCancel', buttons };
  expect(stateOf(view, true)).toMatchObject({
    name: 'second-factor-other',
    kind: 'webauthn',
    start: { text: 'Use your passkey' },
  });
});
