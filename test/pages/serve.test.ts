import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { expect, onTestFinished, test } from 'vitest';
import { createContext } from '../../cli/context.ts';
import { openServe } from '../../cli/serve.ts';
import { configSchema } from '../../core/config.ts';
import { amrcheck } from '../cli/command-line.ts';

const tls = join(import.meta.dirname, '../server/tls');
const ca = readFileSync(join(tls, 'ca.pem'), 'utf8');
const oidc = { protocol: 'oidc', issuer: 'http://127.0.0.1:2', clientId: 'amrcheck' };
const federated = {
  protocol: 'wsfed',
  metadata: 'https://sts.contoso.com/metadata',
  realm: 'urn:federation:MicrosoftOnline',
  reply: 'https://login.microsoftonline.com/login.srf',
  profile: 'entra-wsfed',
};

/** The pages on any free port; `say` is what stands on the terminal. */
async function serve(
  options: {
    https?: boolean;
    host?: string;
    asEntra?: boolean;
    targets?: object;
    relyingParty?: object;
  } = {},
) {
  const said: string[] = [];
  const context = createContext({
    env: {},
    stdout: { write: () => true },
    stderr: { write: (text: string) => said.push(text) },
    signal: new AbortController().signal,
  });
  const config = configSchema.parse({
    relyingParty: {
      baseUrl: `${options.https ? 'https' : 'http'}://127.0.0.1:0`,
      ...(options.https && { tls: { cert: join(tls, 'server.pem'), key: join(tls, 'server.key') } }),
      ...options.relyingParty,
    },
    targets: options.targets ?? { contoso: oidc, federated },
  });
  const served = await openServe(config, context, options);
  onTestFinished(() => served.close());
  return { baseUrl: served.baseUrl, said };
}

/** One browser: keeps its cookie, and finds the token of the form that it saw last. */
function browser(baseUrl: string, own: Record<string, string> = {}) {
  const agent = request.agent(baseUrl, { ca });
  let csrf = '';
  const seen = (answer: request.Response): request.Response => {
    csrf = /name="csrf" value="([\w-]+)"/.exec(answer.text)?.[1] ?? csrf;
    return answer;
  };
  return {
    get: async (path: string) => seen(await agent.get(path).set(own)),
    post: async (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      seen(
        await agent
          .post(path)
          .set({ ...own, ...headers })
          .type('form')
          .send({ csrf, ...fields }),
      ),
    csrf: () => csrf,
  };
}

test('each page forbids scripts, frames, sniffing and referrers; the cookie is out of reach', async () => {
  const { baseUrl } = await serve();
  const person = browser(baseUrl);
  for (const path of ['/', '/targets/contoso', '/style.css', '/nowhere', '/sign-ins/none']) {
    const { headers, text } = await person.get(path);
    expect({ path, ...headers }).toMatchObject({
      path,
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(text).not.toMatch(/<script|style="| on[a-z]+="/);
  }
  const cookies = [(await request(baseUrl).get('/')).headers['set-cookie']].flat();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^amrcheck_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('a name that was made to lead here is turned away', async () => {
  const { baseUrl } = await serve();
  const { status, text } = await request(baseUrl).get('/').set('host', 'rebound.example');
  expect(status).toBe(400);
  expect(text).not.toContain('contoso');
});

test('a form that another page made is refused, whatever it would do', async () => {
  const { baseUrl } = await serve();
  const [person, other] = [browser(baseUrl), browser(baseUrl)];
  await person.get('/');
  await other.get('/');
  for (const path of ['/targets/contoso/sign-in', '/language', '/access', '/sign-ins/x/next']) {
    for (const csrf of ['', 'guessed', other.csrf()])
      expect([path, (await person.post(path, { csrf })).status]).toEqual([path, 403]);
    const crossSite = await person.post(path, {}, { 'sec-fetch-site': 'cross-site' });
    expect([path, crossSite.status]).toEqual([path, 403]);
  }
  expect((await person.post('/language', { language: 'de', back: '/' })).status).toBe(303);
});

test('English and German: by the browser, and by choice, which stays', async () => {
  const { baseUrl } = await serve();
  const german = browser(baseUrl, { 'accept-language': 'fr;q=0.9, de-AT, en;q=0.5' });
  expect((await german.get('/')).text).toMatch(/^<!doctype html>\n<html lang="de">[^]*Mit contoso anmelden/);
  const english = browser(baseUrl, { 'accept-language': 'fr' });
  expect((await english.get('/')).text).toContain('<html lang="en">');
  const chosen = await english.post('/language', { language: 'de', back: '/targets/contoso' });
  expect([chosen.status, chosen.headers['location']]).toEqual([303, '/targets/contoso']);
  expect((await english.get('/targets/contoso')).text).toContain('<html lang="de">');
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
    expect((await english.post('/language', { language: 'en', back })).headers['location']).toBe('/');
});

test('a provider that cannot be read: what happened, and what to try', async () => {
  const { baseUrl } = await serve();
  const person = browser(baseUrl);
  await person.get('/');
  const { status, text } = await person.post('/targets/contoso/sign-in');
  expect(status).toBe(502);
  expect(text).toContain('cannot be reached');
  expect(text).toContain('Nothing listens there.');
});

test('an answer that is not meant for us is never asked for in the own browser', async () => {
  const { baseUrl } = await serve();
  const person = browser(baseUrl);
  const page = await person.get('/targets/federated');
  expect(page.text).toContain('Your browser would send it there');
  expect(page.text).not.toContain('action="/targets/federated/sign-in"');
  expect((await person.post('/targets/federated/sign-in')).status).toBe(404);
});

test('from other machines: https and an access code that is good for one browser', async () => {
  const { baseUrl, said } = await serve({ https: true, host: '127.0.0.1' });
  const codes = (): string[] =>
    said.flatMap((line) => /Access code[^:]*: ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(line)?.[1] ?? []);
  expect(codes()).toHaveLength(1);
  const person = browser(baseUrl);
  for (const path of ['/', '/targets/contoso', '/sign-ins/x/evidence.json']) {
    const { status, text } = await person.get(path);
    expect([path, status]).toEqual([path, 401]);
    expect(text).not.toContain('Sign in');
  }
  expect((await person.post('/targets/contoso/sign-in')).status).toBe(401);
  expect((await person.post('/access', { code: 'AAAAA-AAAAA' })).status).toBe(403);
  const admitted = await person.post('/access', { code: codes()[0]!.toLowerCase() });
  expect(admitted.status).toBe(303);
  expect(String(admitted.headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  expect((await person.get('/')).text).toContain('Sign in with contoso');
  // Used, and so no longer good.
  const second = browser(baseUrl);
  await second.get('/');
  expect((await second.post('/access', { code: codes()[0]! })).status).toBe(403);
  expect(codes()).toHaveLength(2);
  for (let guess = 0; guess < 4; guess++) await second.post('/access', { code: 'WRONG' });
  expect(codes()).toHaveLength(3);
  expect((await second.post('/access', { code: codes()[1]! })).status).toBe(403);
  expect((await second.post('/access', { code: codes()[2]! })).status).toBe(303);
});

test('a session that was known before the code was given is worth nothing afterwards', async () => {
  const { baseUrl, said } = await serve({ https: true, host: '127.0.0.1' });
  const first = await request(baseUrl).get('/').ca(ca);
  const planted = String(first.headers['set-cookie']).split(';')[0]!;
  const csrf = /name="csrf" value="([\w-]+)"/.exec(first.text)?.[1] ?? '';
  const code = /: ([A-Z0-9-]{11})/.exec(said.join(''))?.[1];
  const given = await request(baseUrl)
    .post('/access')
    .ca(ca)
    .set('cookie', planted)
    .type('form')
    .send({ csrf, code });
  expect(given.status).toBe(303);
  expect((await request(baseUrl).get('/').ca(ca).set('cookie', planted)).status).toBe(401);
});

test('without https no other machine is let in', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'amrcheck-serve-')), 'amrcheck.yaml');
  writeFileSync(path, JSON.stringify({ targets: { contoso: oidc } }));
  const { code, stderr } = await amrcheck(['serve', '-c', path, '--host', '0.0.0.0']);
  expect(stderr).toContain('which is not https');
  expect(code).toBe(2);
});

const vendor = {
  protocol: 'external-mfa',
  issuer: 'http://127.0.0.1:2',
  clientId: 'amrcheck',
  tenant: 'contoso-tenant',
  profile: 'entra-external-mfa',
  accounts: { alice: { username: 'alice@contoso.example', factors: [] } },
};

test('--as-entra: what the provider must know, a form that names a person, and whether the key stays', async () => {
  const { baseUrl } = await serve({ asEntra: true, targets: { contoso: oidc, vendor } });
  const person = browser(baseUrl);
  const home = await person.get('/');
  expect(home.text).toContain('About vendor');
  expect(home.text).not.toContain('contoso');
  const { text } = await person.get('/targets/vendor');
  for (const path of [
    '/entra/contoso-tenant/v2.0',
    '/entra/contoso-tenant/v2.0/.well-known/openid-configuration',
    '/entra/contoso-tenant/discovery/v2.0/keys',
    '/external-mfa/callback',
  ])
    expect(text).toContain(`<code>${baseUrl}${path}</code>`);
  expect(text).toContain('value="alice@contoso.example"');
  expect(text).toContain('The signing key is new and ends with this process');
  expect(text).toContain('amrcheck writes none by itself');
  const key = join(mkdtempSync(join(tmpdir(), 'amrcheck-serve-')), 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const kept = await serve({ asEntra: true, targets: { vendor }, relyingParty: { key } });
  expect((await browser(kept.baseUrl).get('/targets/vendor')).text).toContain('so your provider may keep it');
});

test('--as-entra: a call that names nobody, or by no object ID, is not begun', async () => {
  const { baseUrl } = await serve({ asEntra: true, targets: { vendor } });
  const person = browser(baseUrl);
  await person.get('/targets/vendor');
  for (const fields of [{}, { username: ' ' }, { username: 'alice', objectId: 'not-a-uuid' }]) {
    const { status, text } = await person.post('/targets/vendor/sign-in', fields);
    expect([status, text.includes('The request needs a user name')]).toEqual([400, true]);
  }
  const unreachable = await person.post('/targets/vendor/sign-in', { username: 'alice' });
  expect(unreachable.status).toBe(502);
  for (const path of ['/sign-ins/none/request', '/sign-ins/none/ended'])
    expect((await person.post(path, { kind: 'replayed', reason: 'error-on-page' })).status).toBe(404);
});

test('without --as-entra such a target is left out, and it is said how to get it; with it there must be one', async () => {
  const { said } = await serve({ targets: { contoso: oidc, vendor } });
  expect(said.join('')).toContain('vendor is left out');
  expect(said.join('')).toContain('amrcheck serve --as-entra');
  await expect(serve({ asEntra: true, targets: { contoso: oidc } })).rejects.toThrow(
    'no target of the configuration is one',
  );
});

test('behind a proxy others can reach the pages, so they ask for the access code', async () => {
  const relyingParty = { baseUrl: 'https://entra.example', listen: 'http://127.0.0.1:0' };
  const { said } = await serve({ asEntra: true, targets: { vendor }, relyingParty });
  expect(said.join('')).toContain('Access code, for one browser');
});
