import { afterEach, expect, test } from 'vitest';
import { asHarnessError, type HarnessError } from '../../../core/errors.ts';
import type { Cookie, Driver, SignInTask } from '../../../probes/drivers/driver.ts';
import { openHttpDriver } from '../../../probes/drivers/http.ts';
import { isCode, openSite, password, type Answer, type Site, type Visit } from './site.ts';

let site: Site | undefined;
let driver: Driver | undefined;
afterEach(async () => {
  await driver?.close();
  await site?.close();
});

/** Stands where the browser would, and tells what it was begun with. */
function stubBrowser(begun: { cookies: readonly Cookie[]; task: SignInTask }[]): Driver {
  return {
    id: 'browser',
    newSession: ({ cookies = [] } = {}) =>
      Promise.resolve({
        driver: 'browser' as const,
        signIn(task: SignInTask) {
          begun.push({ cookies, task });
          return Promise.resolve({ end: { kind: 'answered' as const }, factorsUsed: [] });
        },
        reopen: () => Promise.resolve(),
        close: () => Promise.resolve(),
      }),
    close: () => Promise.resolve(),
  };
}

type Provider = (visit: Visit, done: Answer) => Answer;

async function open(answer: Provider, change: (task: Site['task']) => void = () => {}, hosts: string[] = []) {
  site = await openSite(answer);
  change(site.task);
  const begun: Parameters<typeof stubBrowser>[0] = [];
  driver = openHttpDriver({
    unreachableHosts: hosts,
    openBrowser: () => Promise.resolve(stubBrowser(begun)),
  });
  return { ...site, begun, session: await driver.newSession() };
}

async function signIn(answer: Provider, change?: (task: Site['task']) => void) {
  const opened = await open(answer, change);
  const outcome = await opened.session.signIn(opened.task);
  return { ...opened, ...outcome, driver: opened.session.driver };
}

const fails = (answer: Provider, change?: (task: Site['task']) => void): Promise<HarnessError> =>
  signIn(answer, change).then(
    ({ end }) => Promise.reject(new Error(`ended with ${end.kind}`)),
    (thrown: unknown) => asHarnessError(thrown),
  );

const loginForm = `<h1>Sign in</h1><form method="post" action="/password"><input type="hidden" name="csrf" value="t0k&quot;en">
  <label>Username <input name="username"></label><label>Password <input type="password" name="password"></label>
  <label><input type="checkbox" name="keep" value="yes"> Keep me</label><select name="realm"><option value="a">A</option><option>B</option></select>
  <a href="/forgot">Forgot password?</a><button name="act" value="login">Sign in</button><button name="act" value="no">Cancel</button></form>`;
const codeForm = `<h1>Two-step verification</h1><form method="post" action="/code">
  <label>One-time code <input name="otp" autocomplete="one-time-code"></label><button>Verify</button></form>`;

const withCode: Provider = (visit, done) => {
  if (visit.path === '/password') return codeForm;
  if (visit.path === '/code') return isCode(visit.form.get('otp')) ? done : codeForm;
  return loginForm;
};

test('password and code: the form is sent as a browser sends it, and no picture is taken', async () => {
  const { end, factorsUsed, visits, screenshots, task, driver: used } = await signIn(withCode);
  expect([end.kind, used]).toEqual(['answered', 'http']);
  expect(factorsUsed.map(({ factor }) => factor)).toEqual(['password', 'totp']);
  const sent = visits.find(({ path }) => path === '/password');
  expect([...(sent?.form ?? [])]).toEqual([
    ['csrf', 't0k"en'],
    ['username', 'alice'],
    ['password', password],
    ['realm', 'a'],
    ['act', 'login'],
  ]);
  expect(screenshots.size).toBe(0);
  const pages = task.timeline.filter(({ kind }) => kind === 'page');
  expect(pages.map(({ text }) => text)).toEqual([
    'a page that asks for user name and password',
    'a page that asks for a one-time code',
  ]);
  expect(pages[1]?.outline).toEqual([
    'heading: Two-step verification',
    'field: "One-time code", type text, name otp',
    'button: Verify',
  ]);
  expect(JSON.stringify(task.timeline)).not.toMatch(/correct horse|c0de|secret=q/);
});

test('cookies are kept, sent back, and taken away again', async () => {
  const seen: string[] = [];
  await signIn((visit, done) => {
    seen.push(visit.cookie);
    const set = (cookie: string): Answer => ({
      status: 302,
      headers: { 'set-cookie': cookie, location: '/a' },
    });
    if (visit.path === '/login') return set('one=1; Path=/; Secure; SameSite=None');
    if (visit.path === '/a') {
      return { status: 302, headers: { 'set-cookie': 'two=2; Path=/b; HttpOnly', location: '/b' } };
    }
    if (visit.path === '/b')
      return { status: 302, headers: { 'set-cookie': 'one=; Max-Age=0; Path=/', location: '/b/c' } };
    return done;
  });
  expect(seen).toEqual(['', 'one=1', 'two=2; one=1', 'two=2']);
});

test('opened again, it has the cookies that last, and no others', async () => {
  const { session, task, visits } = await open((_, done) => ({
    status: 302,
    headers: {
      'set-cookie': visits.length === 0 ? 'short=1; Path=/' : 'long=2; Path=/; Max-Age=60',
      location: visits.length < 2 ? '/on' : (done as { to: string }).to,
    },
  }));
  await session.signIn(task);
  await session.reopen();
  await session.signIn(task);
  expect(visits.at(-1)?.cookie).toBe('long=2');
});

test('meta refresh, a form that sends itself, and one of a message are gone through as redirects', async () => {
  const { end, task, visits } = await signIn(({ path, form }, done) => {
    if (path === '/login') return '<meta http-equiv="refresh" content="0; URL=/two"><p>One moment</p>';
    if (path === '/two')
      return '<form method="post" action="/three"><input type="hidden" name="h" value="1"></form><script>document.forms[0].submit()</script>';
    if (path === '/three')
      return '<form method="post" action="/four"><input type="hidden" name="SAMLResponse" value="x"><input type="submit" value="Continue"></form>';
    return form.get('SAMLResponse') === 'x' ? done : 'wrong';
  });
  expect(end.kind).toBe('answered');
  expect(visits.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /login',
    'GET /two',
    'POST /three',
    'POST /four',
  ]);
  expect(task.timeline.some(({ kind }) => kind === 'chose')).toBe(false);
});

test.for([
  ['0;url="/two"', '/two'],
  [` 0 , URL = '/two' `, '/two'],
  ['0; /two', '/two'],
  ["0;url=/it's", "/it's"],
  [`0;url='/two'/three`, '/two'],
])('the refresh %s leads on', async ([content, to]) => {
  const { visits } = await signIn(({ path }, done) =>
    path === '/login' ? `<meta http-equiv="refresh" content="${content!.replaceAll('"', '&quot;')}">` : done,
  );
  expect(visits.map(({ path }) => path)).toEqual(['/login', to]);
});

test('307 sends the form again, 302 does not', async () => {
  const { visits } = await signIn(({ path }, done) => {
    if (path === '/password') return { status: 307, headers: { location: '/moved' } };
    if (path === '/moved') return { status: 302, headers: { location: '/on' } };
    return path === '/on' ? done : loginForm;
  });
  const asked = visits.slice(1).map(({ method, path, form }) => `${method} ${path} ${form.get('username')}`);
  expect(asked).toEqual(['POST /password alice', 'POST /moved alice', 'GET /on null']);
});

test.each([
  ['a form that is drawn by a script', '<div id="root"></div><script>draw()</script>'],
  ['a form without a field that could be sent', loginForm.replace('name="username"', 'id="username"')],
  ['a form that would put the password into an address', loginForm.replace('method="post"', '')],
  ['a form in a frame', '<h1>Welcome</h1><iframe src="/frame" width="600" height="400"></iframe>'],
  [
    'a page that says so',
    '<h1>Error</h1><noscript>Please enable JavaScript</noscript><script src="/app.js"></script>',
  ],
])('%s: begun again in a browser, which is told', async (_, page) => {
  const { begun, task, driver: used, end } = await signIn(() => page);
  expect([used, end.kind]).toEqual(['browser', 'answered']);
  expect(begun).toHaveLength(1);
  const [note] = task.timeline.filter(({ kind }) => kind === 'note');
  expect(note?.text).toMatch(
    /^beginning again in a browser: The login page at http:\S+\/login needs a browser: /,
  );
});

test('the browser begins with the cookies that this sign-in began with, and stays for the next', async () => {
  let first = true;
  const { session, task, begun } = await open((_, done) => {
    if (!first) return '<div id="root"></div><script></script>';
    return {
      status: 302,
      headers: { 'set-cookie': 'sso=1; Path=/; HttpOnly', location: (done as { to: string }).to },
    };
  });
  await session.signIn(task);
  expect(begun).toEqual([]);
  first = false;
  const again = { ...task, answered: new Promise(() => {}) };
  await session.signIn(again);
  expect(begun[0]?.cookies).toEqual([
    { name: 'sso', value: '1', domain: '127.0.0.1', path: '/', secure: false, httpOnly: true },
  ]);
  await session.signIn(again);
  expect(begun).toHaveLength(2);
});

test('an account with a passkey signs in with a browser from the beginning', async () => {
  const { visits, begun, task } = await signIn(withCode, (task) => {
    task.account.factors = [
      { passkey: { enrol: false, userVerification: true, attachment: 'platform', resident: false } },
    ];
  });
  expect([visits.length, begun.length]).toEqual([0, 1]);
  expect(task.timeline[0]?.text).toBe('signing in with a browser, as the factor passkey needs one');
});

test('a code that must be sent once is not sent again in a browser', async () => {
  const error = await fails(
    ({ path }) =>
      path === '/code' ? '<div id="app"></div><script></script>' : withCode({ path } as Visit, ''),
    (task) => (task.code = () => '000042'),
  );
  expect(error).toMatchObject({ code: 'LOGIN_PAGE_NEEDS_BROWSER', fault: 'environment' });
});

test('an answer for somebody else is taken and not sent, and nothing else reaches that address', async () => {
  const reply = 'https://login.elsewhere.test/login.srf';
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const { session, task } = await open(
    ({ path }) =>
      path === '/password'
        ? `<form method="post" action="${reply}"><input type="hidden" name="wresult" value="&lt;a/&gt;"></form>`
        : loginForm,
    (task) => {
      task.callbackUrl = reply;
      task.answered = promise;
      task.takeFromBrowser = (form) => {
        resolve(form.get('wresult'));
        return Promise.resolve();
      };
    },
  );
  await session.signIn(task);
  expect(await promise).toBe('<a/>');

  const other = await open(
    () => ({ to: 'https://login.elsewhere.test/other' }),
    (task) => {
      task.callbackUrl = reply;
      task.takeFromBrowser = () => Promise.reject(new Error('taken'));
    },
  );
  await expect(other.session.signIn(other.task)).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
});

test('another target’s capture address is not asked either', async () => {
  const { session, task } = await open(() => ({ to: 'http://localhost:9/x' }), undefined, ['localhost']);
  await expect(session.signIn(task)).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
});

test.each([
  ['CREDENTIALS_REJECTED', () => loginForm],
  ['PROVIDER_REDIRECT_LOOP', () => ({ to: '/login' })],
  ['PROVIDER_UNREACHABLE', () => ({ to: 'http://127.0.0.1:9/login' })],
  ['HTTP_AUTHENTICATION_DEMANDED', () => ({ status: 401, headers: { 'www-authenticate': 'Negotiate' } })],
  ['PROVIDER_FAILED', ({ path }: Visit) => (path === '/password' ? { status: 502 } : loginForm)],
  ['PROVIDER_BUSY', ({ path }: Visit) => (path === '/password' ? { status: 429 } : loginForm)],
  [
    'LOGIN_PAGE_UNKNOWN',
    () =>
      '<h1>Tell us more</h1><form><label>Cost centre <input name="cc"></label><label>Shoe size <input name="s"></label></form>',
  ],
])('%s', async (code, answer) => {
  const error = await fails(answer);
  expect(error.code).toBe(code);
  expect(error.message).not.toContain(password);
});

test('a provider that fails has not refused the negative control', async () => {
  const failing = ({ path }: Visit): Answer =>
    path === '/password' ? { status: 500, body: '<h1>Something went wrong</h1>' } : loginForm;
  const error = await fails(failing, (task) => (task.account.factors = []));
  expect(error).toMatchObject({ code: 'PROVIDER_FAILED', fault: 'provider' });
});

test('the negative control is refused where a factor is demanded', async () => {
  const { end } = await signIn(withCode, (task) => (task.account.factors = []));
  expect(end).toMatchObject({ kind: 'refused', reason: 'second-factor-demanded' });
});

test('without a way out the second factor is left by asking for the pages before it again', async () => {
  const { end, left, visits } = await signIn(
    ({ path }) => (path === '/password' ? { to: '/second' } : path === '/second' ? codeForm : loginForm),
    (task) => (task.leave = ['skip', 'cancel', 'back']),
  );
  expect([left, end]).toMatchObject(['back', { kind: 'refused', reason: 'cancelled' }]);
  expect(visits.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /login',
    'POST /password',
    'GET /second',
    'GET /login',
    'GET /second',
  ]);
});
