/** Login pages that people meet: each is signed in through, or reported for what it is. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { HarnessError } from '../../../core/errors.ts';
import { browserOnSite, type Provider } from './browser-on-site.ts';
import { password, type Answer, type Site, type Visit } from './site.ts';

const browser = browserOnSite();

/** What was typed and chosen on the way, or the fault. */
async function signIn(
  answer: Provider,
  change?: (task: Site['task']) => void,
): Promise<{ end?: string; did: string[]; error?: HarnessError; visits: Visit[] }> {
  const outcome = await browser.signIn(answer, change).catch((thrown: unknown) => {
    if (thrown instanceof HarnessError) return thrown;
    throw thrown;
  });
  const { task, visits } = browser.site()!;
  const did = task.timeline.flatMap(({ kind, text }) => (['chose', 'typed'].includes(kind) ? [text] : []));
  const told = outcome instanceof HarnessError ? { error: outcome } : { end: outcome.end.kind };
  return { ...told, did, visits };
}

const isAlice = ({ form }: Visit): boolean =>
  form.get('username') === 'alice' && form.get('password') === password;
const loginForm = `<h1>Sign in</h1><form method="post" action="/password">
  <label>Username <input name="username"></label><label>Password <input type="password" name="password"></label>
  <button>Sign in</button></form>`;

/** The login form, and then `page`, whose form or link leads to /on. */
const thenPage =
  (page: string) =>
  (visit: Visit, done: Answer): Answer => {
    if (visit.path === '/on') return done;
    return visit.path === '/password' && isAlice(visit) ? page : loginForm;
  };

test.for([
  [
    'terms of use, whose button waits for a tick',
    `<h1>Terms of use</h1><p>Long.</p><form action="/on"><label><input type="checkbox" id="read"> I have read them</label>
      <button id="go" disabled>Accept</button></form><script>read.onchange = () => { go.disabled = !read.checked };</script>`,
    ['ticked "I have read them"', 'gave the consent that the provider asks for'],
  ],
  [
    'a passkey is offered, and declined',
    '<h1>Add a passkey?</h1><p>Sign in faster.</p><a href="/add" role="button">Create a passkey</a> <a href="/on" role="button">Not now</a>',
    ['skipped the set-up of a factor, as the page offers'],
  ],
  [
    'a browser that the page does not know',
    '<h1>Your browser is not supported</h1><p>Please use another.</p><a href="/on" role="button">Continue anyway</a>',
    ['pressed "Continue anyway"'],
  ],
  [
    'a spinner, then the page itself goes on',
    '<h1>Please wait</h1><p>Loading…</p><script>setTimeout(() => { location.href = "/on" }, 900);</script>',
    [],
  ],
  [
    'a button that is none',
    '<h1>You are signed in</h1><div style="cursor:pointer" id="go"><span>Continue</span></div><script>go.addEventListener("click", () => { location.href = "/on" });</script>',
    ['pressed "Continue"'],
  ],
  [
    'a frame around buttons that shows a hand is no button',
    '<p role="alert">This needs a more recent authentication.</p><form method="post" action="/on"><div style="cursor:pointer"><button>Renew session</button> <a href="/portal">Go to portal</a></div></form>',
    ['pressed "Renew session"'],
  ],
] as const)('%s', async ([, page, steps]) => {
  const { end, error, did } = await signIn(thenPage(page));
  expect(error).toBeUndefined();
  expect(end).toBe('answered');
  expect(did.slice(2)).toEqual(steps);
});

test('routes on the client: the address changes and the page does not', async () => {
  const { end } = await signIn(({ path, form }, done) => {
    if (path === '/check') return form.get('password') === password ? 'ok' : 'no';
    if (path === '/on') return done;
    return `<h1>Sign in</h1><div id="app"><label>Username <input id="u"></label><button type="button" id="b">Next</button></div>
      <script>b.onclick = () => { history.pushState({}, '', '/challenge'); const name = u.value;
        app.innerHTML = '<label>Password <input type="password" id="p"></label><button type="button" id="c">Sign in</button>';
        c.onclick = async () => { const said = await (await fetch('/check', { method: 'POST', body: new URLSearchParams({ name, password: p.value }) })).text();
          if (said.includes('ok')) location.href = '/on'; }; };</script>`;
  });
  expect(end).toBe('answered');
});

test('an error that vanishes again is still what was said', async () => {
  const { error } = await signIn(({ path }) =>
    path === '/check'
      ? 'no'
      : `<h1>Sign in</h1><form id="f"><label>Username <input name="username"></label><label>Password <input type="password" name="password"></label><button>Sign in</button></form><div id="toasts"></div>
    <script>f.onsubmit = async (event) => { event.preventDefault(); await fetch('/check', { method: 'POST' });
      toasts.innerHTML = '<p role="alert">Wrong password, my friend.</p>'; setTimeout(() => { toasts.innerHTML = '' }, 350); };</script>`,
  );
  expect(error).toMatchObject({
    code: 'CREDENTIALS_REJECTED',
    message: expect.stringContaining('Wrong password, my friend.'),
  });
});

const basic = (visit: Visit, done: Answer): Answer =>
  visit.authorization === `Basic ${Buffer.from(`alice:${password}`).toString('base64')}`
    ? done
    : { status: 401, headers: { 'www-authenticate': 'Basic realm="Contoso"' }, body: 'who are you?' };

test('HTTP Basic is answered, once', async () => {
  const { end, did, error } = await signIn(basic);
  expect(error).toBeUndefined();
  expect(end).toBe('answered');
  expect(did).toEqual(["typed user name and password into the browser's own dialog"]);
  expect(browser.site()?.task.factorsUsed.map(({ factor }) => factor)).toEqual(['password']);
});

test('HTTP Basic with a wrong password is not tried again and again', async () => {
  const { error, visits } = await signIn(basic, (task) => (task.account.password = 'wrong'));
  expect(error?.code).toBe('CREDENTIALS_REJECTED');
  expect(visits.filter(({ authorization }) => authorization !== '').length).toBeLessThan(3);
  expect(browser.site()?.task.factorsUsed).toEqual([]);
});

const realms = `<h1>Where are you from?</h1><ul><li><a href="/fabrikam" role="button">Fabrikam</a></li>
  <li><a href="/contoso" role="button" id="contoso">Contoso</a></li></ul>`;
const withRealms = (visit: Visit, done: Answer): Answer => {
  if (visit.path === '/login') return realms;
  return visit.path === '/password' && isAlice(visit) ? done : loginForm;
};

test.for([
  ['a link', '/login', '<a href="/on">Fabrikam</a> <a href="/contoso">Contoso</a>', '/login'],
  [
    'a path of one sign-in, and nothing with a name',
    '/realm/0b9c7a52-9d0e-4f6e-8f5e-0d1c2b3a4f5e/choose',
    '<ul><li><span role="button" onclick="location = \'/on\'">Fabrikam</span></li><li><span role="button">Contoso</span></li></ul>',
    '/realm',
  ],
  [
    'a path that is nothing but an identifier: its heading',
    '/V1StGXR8_Z5jdHi6B-myT',
    '<a href="/on" id="fabrikam">Fabrikam</a> <a href="/contoso">Contoso</a>',
    "'Where are you from? It''s: here'",
  ],
] as const)(
  'a choice that nothing tells: the error names the hint to add, and with it the sign-in goes on (%s)',
  async ([, path, choice, match]) => {
    const page = `<h1>Where are you from? It's: here</h1>${choice}`;
    const provider: Provider = (visit, done) => {
      if (visit.path === '/on') return loginForm;
      if (visit.path === '/password') return isAlice(visit) ? done : loginForm;
      return visit.path === path ? page : { to: path };
    };
    const { error } = await signIn(provider, (task) => (task.stepTimeoutMs = 3_000));
    expect(error).toMatchObject({ code: 'LOGIN_PAGE_UNKNOWN' });
    const hint = /pages: \[.*\]/.exec(error?.hint ?? '')?.[0] ?? '';
    expect(hint).toContain(`match: ${match}, field: '`);
    const { pages } = parse(hint) as { pages: NonNullable<Site['task']['pages']> };
    await browser.site()?.close();
    const { end, did } = await signIn(provider, (task) => (task.pages = pages));
    expect(end).toBe('answered');
    expect(did[0]).toBe('pressed "Fabrikam"');
  },
);

test('with a hint in the configuration it is made', async () => {
  const { end, did } = await signIn(
    withRealms,
    (task) => (task.pages = [{ match: 'Where are you from?', field: '#contoso', action: 'press' }]),
  );
  expect(end).toBe('answered');
  expect(did[0]).toBe('pressed "Contoso"');
});

test('a hint is for the pages that it matches, and one that is no selector for none', async () => {
  const { error, did } = await signIn(withRealms, (task) => {
    task.stepTimeoutMs = 3_000;
    task.pages = [
      { match: '/elsewhere', field: '#contoso', action: 'press' },
      { field: '][', action: 'press' },
    ];
  });
  expect(error?.code).toBe('LOGIN_PAGE_UNKNOWN');
  expect(did).toEqual([]);
});
