import { expect, test } from 'vitest';
import { asHarnessError, HarnessError } from '../../../core/errors.ts';
import { browserOnSite, type Provider } from './browser-on-site.ts';
import { isCode, password, type Answer, type Site, type Visit } from './site.ts';

const { site, signIn } = browserOnSite();

const fails = (answer: Provider, change?: (task: Site['task']) => void): Promise<HarnessError> =>
  signIn(answer, change).then(
    ({ end }) => Promise.reject(new Error(`ended with ${end.kind}`)),
    (thrown: unknown) => {
      if (thrown instanceof HarnessError) return thrown;
      throw asHarnessError(thrown);
    },
  );

const isControl = (task: Site['task']): void => {
  task.account.factors = [];
};

const loginForm = `<h1>Sign in</h1><form method="post" action="/password">
  <label>Username <input name="username"></label><label>Password <input type="password" name="password"></label>
  <a href="/forgot">Forgot password?</a><button>Sign in</button></form>`;
const codeForm = `<h1>Two-step verification</h1><form method="post" action="/code">
  <label>One-time code <input name="otp" autocomplete="one-time-code"></label><button>Verify</button></form>`;
const accepts = ({ form }: Visit): boolean =>
  form.get('username') === 'alice' && form.get('password') === password;

/** Password, then the code page `page`, then back. */
const withCode =
  (page: string) =>
  (visit: Visit, done: Answer): Answer => {
    if (visit.path === '/password') return accepts(visit) ? page : loginForm;
    if (visit.path === '/code') return isCode(visit.form.get('otp')) ? done : page;
    return loginForm;
  };

test('user name and password on one page, then the code', async () => {
  const { end, factorsUsed, task, screenshots, visits } = await signIn(withCode(codeForm));
  expect(end).toEqual({ kind: 'answered' });
  expect(factorsUsed.map(({ factor }) => factor)).toEqual(['password', 'totp']);
  expect([...screenshots.keys()]).toEqual(['01-identifier-and-password.jpg', '02-totp.jpg']);
  // Near the end of a code's 30 s the next one is waited for.
  const done = task.timeline.filter(({ kind }) => kind !== 'waited');
  expect(done.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'request: opened the sign-in at the relying party',
    'redirect: was sent on',
    'page: a page that asks for user name and password',
    'typed: typed the user name',
    'typed: typed the password',
    'submitted: pressed "Sign in"',
    'page: a page that asks for a one-time code',
    'typed: typed a TOTP code',
    'submitted: pressed "Verify"',
    'answer: the provider sent the browser back',
  ]);
  expect(JSON.stringify(task.timeline)).not.toMatch(/secret=q|c0de|correct horse/);
  expect(visits.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('an answer of the relying party that is a fault ends the sign-in all the same', async () => {
  const { end } = await signIn(
    (_, done) => done,
    (task) => {
      task.answered = task.answered.then(() => Promise.reject(new Error('no tokens')));
    },
  );
  expect(end).toEqual({ kind: 'answered' });
});

test('user name first, then the password on the next page', async () => {
  const { end, factorsUsed } = await signIn(({ path, form }, done) => {
    if (path === '/name') {
      return `<h2>Enter password</h2><p>${form.get('id')}</p><form method="post" action="/password">
        <input type="hidden" name="username" value="${form.get('id')}">
        <input type="password" name="password" aria-label="Password"><input type="submit" value="Next"></form>`;
    }
    if (path === '/password') return form.get('username') === 'alice' ? done : 'wrong';
    return `<form method="post" action="/name"><input name="id" type="text" placeholder="Email or phone">
      <button type="button">Create account</button><button>Next</button></form>`;
  });
  expect(end.kind).toBe('answered');
  expect(factorsUsed.map(({ factor }) => factor)).toEqual(['password']);
});

test('one script page that asks for name, password and code in turn, and shows errors in place', async () => {
  const { end, visits } = await signIn(({ path, form }, done) => {
    if (path === '/check') return form.get('code') === null || isCode(form.get('code')) ? 'ok' : 'no';
    if (path === '/done') return done;
    return `<h1 id="title">Sign in</h1><form id="form"></form><script>
      const steps = [['identifier','text','Username'],['credentials.passcode','password','Password'],['credentials.passcode','text','Enter code']];
      let at = 0;
      const show = () => {
        const [name, type, label] = steps[at];
        title.textContent = label;
        form.innerHTML = '<label>' + label + ' <input name="' + name + '" type="' + type + '"></label><button>Next</button>';
      };
      form.onsubmit = async (event) => {
        event.preventDefault();
        form.querySelector('button').disabled = true;
        const code = at === 2 ? 'code=' + form.elements[0].value : '';
        const answer = await (await fetch('/check', { method: 'POST', body: code })).text();
        await new Promise((resolve) => setTimeout(resolve, 150));
        if (answer.includes('no')) return alert('no');
        at += 1;
        if (at === 3) location = '/done'; else show();
      };
      show();
    </script>`;
  });
  expect(end.kind).toBe('answered');
  expect(visits.filter(({ path }) => path === '/check')).toHaveLength(3);
});

const sixBoxes = `<h1>Verification code</h1><form method="post" action="/code" id="form"><input type="hidden" name="otp">
  ${[1, 2, 3, 4, 5, 6].map((n) => `<input class="box" maxlength="1" inputmode="numeric" aria-label="Digit ${n}">`).join('')}`;

test('six boxes with a button', async () => {
  const { end } = await signIn(
    withCode(`${sixBoxes}<button>Verify</button></form><script>
      form.onsubmit = () => { form.elements.otp.value = [...document.querySelectorAll('.box')].map((box) => box.value).join(''); };
    </script>`),
  );
  expect(end.kind).toBe('answered');
});

test.each(['', '<button>Verify</button>'])('six boxes that send themselves, once (%s)', async (button) => {
  const { end, visits } = await signIn(
    withCode(`${sixBoxes}${button}</form><script>
      const boxes = [...document.querySelectorAll('.box')];
      boxes.forEach((box, index) => box.oninput = () => {
        boxes[index + 1]?.focus();
        form.elements.otp.value = boxes.map((box) => box.value).join('');
        if (form.elements.otp.value.length === 6) form.submit();
      });
    </script>`),
  );
  expect(end.kind).toBe('answered');
  expect(visits.filter(({ path }) => path === '/code')).toHaveLength(1);
});

test('a code in a field of the same name and kind as the password', async () => {
  const { end } = await signIn(({ path, form }, done) => {
    if (path === '/1') {
      return `<h1>Enter the code of your authenticator app</h1><form method="post" action="/2">
        <label>Code <input type="password" name="passcode"></label><button>Verify</button></form>`;
    }
    if (path === '/2') return isCode(form.get('passcode')) ? done : '<h1>Error</h1>';
    return `<h1>Sign in</h1><form method="post" action="/1"><label>User ID <input name="u"></label>
      <label>Password <input type="password" name="passcode"></label><button>Log in</button></form>`;
  });
  expect(end.kind).toBe('answered');
});

test('a login form in a frame', async () => {
  const { end } = await signIn((visit, done) => {
    if (visit.path === '/frame') return loginForm.replace('method="post"', 'method="post" target="_top"');
    if (visit.path === '/password') return accepts(visit) ? done : 'wrong';
    return '<h1>Welcome</h1><iframe src="/frame" width="600" height="400"></iframe>';
  });
  expect(end.kind).toBe('answered');
});

test('a login form in shadow roots that comes late', async () => {
  const { end } = await signIn((visit, done) => {
    if (visit.path === '/password') return accepts(visit) ? done : 'wrong';
    return `<x-app></x-app><script>
      customElements.define('x-form', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(loginForm)};
      } });
      customElements.define('x-app', class extends HTMLElement { connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        setTimeout(() => { root.innerHTML = '<x-form></x-form>'; }, 200);
      } });
    </script>`;
  });
  expect(end.kind).toBe('answered');
});

test('hidden copies of the fields are left alone', async () => {
  const { end, visits } = await signIn((visit, done) => {
    if (visit.path === '/password') return accepts(visit) ? done : 'wrong';
    return `<style>.off { position: absolute; left: -9999px }</style><form method="post" action="/wrong">
      <input class="off" name="username"><input class="off" type="password" name="password">
      <input style="opacity:0" name="trap"><div aria-hidden="true"><input type="password" name="trap2"></div>
      <input style="visibility:hidden" type="password"><input style="display:none" type="password"></form>${loginForm}`;
  });
  expect(end.kind).toBe('answered');
  expect(visits.map(({ path }) => path)).not.toContain('/wrong');
});

test('a button that is disabled until the fields are valid', async () => {
  const { end } = await signIn((visit, done) => {
    if (visit.path === '/password') return accepts(visit) ? done : 'wrong';
    return `${loginForm.replace('<button>', '<button disabled>')}<script>
      document.oninput = () => { document.querySelector('button').disabled = ![...document.querySelectorAll('input')].every((input) => input.value); };
    </script>`;
  });
  expect(end.kind).toBe('answered');
});

test.each([
  ['de', 'Anmelden', 'Benutzername', 'Kennwort', 'Passwort vergessen?', 'Weiter', 'Einmalcode', 'Bestätigen'],
  ['ja', 'ログイン', 'ユーザー名', 'パスワード', 'パスワードを忘れた', '次へ', '確認コード', '送信'],
  ['ar', 'تسجيل الدخول', 'اسم المستخدم', 'كلمة المرور', 'نسيت كلمة المرور؟', 'متابعة', 'رمز التحقق', 'تحقق'],
])('pages in %s', async (lang, heading, user, pass, forgot, next, code, verify) => {
  const page = (body: string): string =>
    `<!doctype html><html lang="${lang}"${lang === 'ar' ? ' dir="rtl"' : ''}><meta charset="utf-8"><title>${heading}</title>${body}`;
  const { end, factorsUsed } = await signIn((visit, done) => {
    const { path, form } = visit;
    if (path === '/a') {
      return page(`<h1>${pass}</h1><form method="post" action="/b"><button type="button">${forgot}</button>
        <input type="password" name="f2" aria-label="${pass}"><button>${next}</button></form>`);
    }
    if (path === '/b') {
      return page(`<h1>${code}</h1><form method="post" action="/c"><label for="x">${code}</label><input id="x" name="f3">
        <button>${verify}</button></form>`);
    }
    if (path === '/c') return isCode(form.get('f3')) ? done : 'wrong';
    return page(
      `<h1>${heading}</h1><form method="post" action="/a"><label>${user}<input name="f1"></label><button>${next}</button></form>`,
    );
  });
  expect(end.kind).toBe('answered');
  expect(factorsUsed.map(({ factor }) => factor)).toEqual(['password', 'totp']);
});

test('choice of factor, stay signed in, consent and a page to confirm', async () => {
  const { end, task } = await signIn((visit, done) => {
    const { path, form } = visit;
    const step = (action: string, body: string): string =>
      `<form method="post" action="${action}">${body}</form>`;
    if (path === '/password') {
      return `<h1>Choose how to verify</h1>${step('/choice', '<button name="m" value="sms">Text message</button><button name="m" value="totp">Authenticator app</button><button name="m" value="key">Security key</button>')}`;
    }
    if (path === '/choice') return form.get('m') === 'totp' ? codeForm : 'wrong method';
    if (path === '/code')
      return isCode(form.get('otp'))
        ? `<h1>Stay signed in?</h1>${step('/kmsi', '<input type="checkbox" name="again"> Don\'t show this again <button name="k" value="no">No</button><button name="k" value="yes">Yes</button>')}`
        : codeForm;
    if (path === '/kmsi')
      return form.get('k') === 'no'
        ? `<h1>Grant access to amrcheck</h1>Do you grant these privileges? ${step('/consent', '<button name="c" value="no">Cancel</button><button name="c" value="yes">Yes</button>')}`
        : 'wrong answer';
    if (path === '/consent')
      return form.get('c') === 'yes'
        ? `<p>You are signed in as alice.</p>${step('/confirm', '<button>Continue</button>')}`
        : 'wrong answer';
    if (path === '/confirm') return done;
    return loginForm;
  });
  expect(end.kind).toBe('answered');
  expect(task.timeline.filter(({ kind }) => kind === 'chose').map(({ text }) => text)).toEqual([
    'chose a one-time code as second factor',
    'declined to stay signed in',
    'gave the consent that the provider asks for',
    'pressed "Continue"',
  ]);
});

test('a push is demanded, and another method is one link away', async () => {
  const { end } = await signIn((visit, done) => {
    if (visit.path === '/password')
      return '<h1>Check your phone</h1><p>Approve the request in your app.</p><a href="/other">Use another method</a>';
    if (visit.path === '/other')
      return '<h1>Other methods</h1><a href="/push">Push notification</a> <a href="/otp">One-time code</a>';
    if (visit.path === '/otp') return codeForm;
    return visit.path === '/code' ? done : loginForm;
  });
  expect(end.kind).toBe('answered');
});

test('an answer that posts itself (form_post) is waited for', async () => {
  const { end } = await signIn(({ path }, done) => {
    if (path === '/password') {
      return `<form method="post" action="/posted"><input type="hidden" name="code" value="c"></form><script>setTimeout(() => document.forms[0].submit(), 100)</script>`;
    }
    return path === '/posted' ? done : loginForm;
  });
  expect(end.kind).toBe('answered');
});

// ---------------------------------------------------------------- refusals: the negative control

const setUp = `<h1>Mobile Authenticator Setup</h1><p>You need to set up Mobile Authenticator to activate your account.</p>
  <form method="post" action="/enrol"><img src="data:image/png;base64,iVBORw0KGgo=" width="200" height="200" alt="QR"><code>JBSW Y3DP EHPK 3PXP JBSW Y3DP</code>
  <label>One-time code <input name="totp"></label><button>Submit</button></form>`;

test.each([
  ['second-factor-demanded', codeForm],
  ['enrolment-demanded', setUp],
  ['error-on-page', '<h1>Access denied</h1><p>Your organisation requires multi-factor authentication.</p>'],
  [
    'password-expired',
    '<h1>Update password</h1><form><label>New password <input type="password" name="n"></label><label>Confirm password <input type="password" name="c"></label><button>Submit</button></form>',
  ],
])('the negative control is refused: %s', async (reason, page) => {
  const { end, visits } = await signIn(({ path }) => (path === '/password' ? page : loginForm), isControl);
  expect(end).toMatchObject({ kind: 'refused', reason });
  expect(visits.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('an enrolment that can be skipped is skipped, and the timeline says so', async () => {
  const { end, task } = await signIn(
    ({ path }, done) =>
      path === '/password' ? `${setUp}<a href="/skip">Skip for now</a>` : path === '/skip' ? done : loginForm,
    isControl,
  );
  expect(end.kind).toBe('answered');
  expect(task.timeline.map(({ text }) => text)).toContain(
    'skipped the set-up of a factor, as the page offers',
  );
});

// ---------------------------------------------------------------- what amrcheck cannot go on from

test.each([
  ['ENROLMENT_DEMANDED', setUp],
  [
    'FACTOR_NOT_CONFIGURED',
    '<h1>Use your passkey</h1><p>Your device will ask for your fingerprint.</p><button>Use a security key</button>',
  ],
  [
    'ACCOUNT_LOCKED',
    '<h1>Sign in</h1><div role="alert">Your account has been locked. Contact the help desk.</div>',
  ],
  [
    'BOT_WALL',
    '<h1>Are you human?</h1><iframe src="about:blank?hcaptcha" title="hCaptcha" width="302" height="76"></iframe>',
  ],
])('%s', async (code, page) => {
  const error = await fails(({ path }) => (path === '/password' ? page : loginForm));
  expect(error).toMatchObject({ code });
  expect(error.details.screenshot).toMatch(/^screenshots\/02-/);
});

test.each([
  [
    'a new page',
    loginForm.replace('<form', '<div class="alert">Invalid user or password for correct horse 42</div><form'),
  ],
  ['a new page that says nothing', loginForm],
])('a wrong password is typed once: %s', async (_, page) => {
  const error = await fails(({ path }) => (path === '/password' ? page : loginForm));
  expect(error).toMatchObject({ code: 'CREDENTIALS_REJECTED', fault: 'configuration' });
  expect(error.message).not.toContain(password);
  expect(site()?.visits.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(site()?.task.factorsUsed).toEqual([]);
});

test('a wrong password in place: the words of the page are shown', async () => {
  const error = await fails(
    () => `${loginForm}<p role="alert" id="m"></p><script>document.forms[0].onsubmit = (event) => {
      event.preventDefault(); setTimeout(() => { m.textContent = 'That did not match.'; }, 100); };</script>`,
    isControl,
  );
  expect(error).toMatchObject({ code: 'CREDENTIALS_REJECTED' });
  expect(error.message).toContain('"That did not match."');
});

test('a wrong code is typed once', async () => {
  const error = await fails(({ path }) => {
    if (path === '/code')
      return codeForm.replace(
        '<button>',
        '<span id="input-error-otp">Invalid authenticator code.</span><button>',
      );
    return path === '/password' ? codeForm : loginForm;
  });
  expect(error).toMatchObject({ code: 'FACTOR_REJECTED' });
  expect(error.message).toContain('Invalid authenticator code.');
  expect(site()?.visits.filter(({ path }) => path === '/code')).toHaveLength(1);
  expect(site()?.task.factorsUsed.map(({ factor }) => factor)).toEqual(['password']);
});

test('an unknown page: its outline, and why it is not what it is nearest to', async () => {
  const error = await fails(
    () =>
      '<h1>Tell us more</h1><form><label>Cost centre <input name="cc"></label><label>Shoe size <input name="shoe"></label><button>Save</button></form>',
    (task) => (task.stepTimeoutMs = 3_000),
  );
  expect(error).toMatchObject({ code: 'LOGIN_PAGE_UNKNOWN' });
  expect(error.message).toContain('Cost centre, Shoe size');
  expect(error.details.outline).toEqual([
    'heading: Tell us more',
    'field: "Cost centre", type text, name cc',
    'field: "Shoe size", type text, name shoe',
    'button: Save',
  ]);
  expect(error.details.screenshot).toBe('screenshots/01-unknown.jpg');
});

test('a page that comes back however it is answered', async () => {
  const error = await fails(() => '<h1>Welcome</h1><form method="post"><button>Continue</button></form>');
  expect(error).toMatchObject({ code: 'LOGIN_TIMED_OUT' });
  expect(error.message).toContain('came back 3 times');
});

test('a provider that stands still is told by the page it stood at', async () => {
  const error = await fails(
    () => `${loginForm}<script>document.forms[0].onsubmit = () => false;</script>`,
    (task) => (task.stepTimeoutMs = 3_000),
  );
  expect(error).toMatchObject({ code: 'LOGIN_TIMED_OUT' });
  expect(error.message).toContain('a page that asks for user name and password');
});

test('the limit of the whole sign-in holds even where pages keep coming', async () => {
  const error = await fails(
    () => '<p>Please wait</p><script>setTimeout(() => location.reload(), 100)</script>',
    (task) => (task.timeoutMs = 1_000),
  );
  expect(error).toMatchObject({ code: 'LOGIN_TIMED_OUT' });
});

test('the redirect URI is not registered: the exact one to register is named', async () => {
  const error = await fails(() => ({
    status: 400,
    body: '<h1>We are sorry...</h1><p>Invalid parameter: redirect_uri</p>',
  }));
  expect(error).toMatchObject({ code: 'REDIRECT_URI_NOT_REGISTERED' });
  expect(error.hint).toContain(site()?.task.callbackUrl);
});

test('an HTTP error without a page', async () => {
  const error = await fails(({ path }) => (path === '/password' ? { status: 502 } : loginForm));
  expect(error).toMatchObject({ code: 'PROVIDER_FAILED' });
  expect(error.message).toContain('HTTP 502');
});

const tooBusy = (times: number, headers: Record<string, string>): Provider => {
  let asked = 0;
  return (visit, done) => {
    if (visit.path === '/password') return done;
    return ++asked > times ? loginForm : { status: 429, headers, body: '<h1>Too many requests</h1>' };
  };
};

test('a page that the provider is too busy for is asked for again, as it says', async () => {
  const waits: string[] = [];
  const { end, visits } = await signIn(tooBusy(2, { 'retry-after': '1' }), (task) => {
    task.onWait = (message) => void waits.push(message);
  });
  expect(end.kind).toBe('answered');
  expect(visits.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST']);
  const words = 'waiting 1 s, as the provider asks with HTTP 429';
  expect(waits).toEqual([words, words]);
});

test('a third refusal is the answer, and a form is not sent again', async () => {
  const error = await fails(tooBusy(3, {}));
  expect(error.code).toBe('PROVIDER_BUSY');
  expect(site()?.visits).toHaveLength(3);
  await site()?.close();
  const refused = await fails(({ method }) =>
    method === 'POST' ? { status: 429, headers: { 'retry-after': '0' } } : loginForm,
  );
  expect(refused.code).toBe('PROVIDER_BUSY');
  expect(site()?.visits.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

test('a login dialog of the browser that needs the machine of a domain', async () => {
  const challenge = 'Negotiate, NTLM';
  const error = await fails(() => ({ status: 401, headers: { 'www-authenticate': challenge }, body: 'no' }));
  expect(error).toMatchObject({ code: 'HTTP_AUTHENTICATION_DEMANDED' });
  expect(error.message).toContain(challenge);
});

test('a redirect loop', async () => {
  const error = await fails(() => ({ to: '/login' }));
  expect(error).toMatchObject({ code: 'PROVIDER_REDIRECT_LOOP' });
});

test('a provider that is not there', async () => {
  const error = await fails(() => ({ to: 'http://127.0.0.1:9/login' }));
  expect(error.code).toBe('PROVIDER_UNREACHABLE');
});

test('the second factor is left by the way out that the page offers, and nothing is typed afterwards', async () => {
  const { end, left, task } = await signIn(
    ({ path }) => {
      if (path === '/password')
        return codeForm.replace('</form>', '<button name="out">Cancel</button></form>');
      return loginForm;
    },
    (task) => (task.leave = ['skip', 'cancel', 'back']),
  );
  expect([left, end]).toMatchObject(['cancel', { kind: 'refused', reason: 'cancelled' }]);
  expect(task.factorsUsed.map(({ factor }) => factor)).toEqual(['password']);
});

test('without a way out it goes back and forward, and stays out', async () => {
  const { end, left } = await signIn(
    ({ path }) => (path === '/password' ? codeForm : loginForm),
    (task) => {
      task.leave = ['skip', 'cancel', 'back'];
      task.stepTimeoutMs = 3_000;
    },
  );
  expect([left, end]).toMatchObject(['back', { kind: 'refused', reason: 'cancelled' }]);
});

test('a code that was handed in is typed as it is; rejected, it counts as no factor', async () => {
  const typed: (string | null)[] = [];
  let used: Site['task']['factorsUsed'] = [];
  const failed = await fails(
    ({ path, form }) => {
      if (path === '/code') typed.push(form.get('otp'));
      if (path === '/code') return `<p role="alert">Wrong code</p>${codeForm}`;
      return path === '/password' ? codeForm : loginForm;
    },
    (task) => {
      task.code = () => '000042';
      used = task.factorsUsed;
    },
  );
  expect(failed.code).toBe('FACTOR_REJECTED');
  expect(typed).toEqual(['000042']);
  expect(used.map(({ factor }) => factor)).toEqual(['password']);
});

test('asked for the password again after the code, it does not say that the password is wrong', async () => {
  const { code, message } = await fails(({ path }) => (path === '/password' ? codeForm : loginForm));
  expect(code).toBe('FACTOR_REJECTED');
  expect(message).toContain('After the TOTP code of alice the provider asks for the password again');
});
