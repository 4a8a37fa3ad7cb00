import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, fetch as undiciFetch } from 'undici';
import request from 'supertest';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Redactor } from '../../core/redact.ts';
import { openRelyingParty } from '../../server/relying-party.ts';
import { begin, digestKey, discover, relyingParty, targetOf, testProvider } from './setting.ts';
import { walk } from './test-provider.ts';

const tls = {
  cert: join(import.meta.dirname, 'tls/server.pem'),
  key: join(import.meta.dirname, 'tls/server.key'),
};
const options = { redactor: new Redactor(digestKey) };

test('a sign-in is captured from the request to introspection', async () => {
  const provider = await testProvider();
  const { pending, party } = await begin(provider);
  const page = await walk(pending.startUrl);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('amrcheck has the answer. You can close this window.');
  const capture = await pending.answered;
  expect(capture).toBe(pending.capture);
  expect(capture).toMatchObject({
    request: {
      endpoint: `${provider.issuer}/authorize`,
      parameters: { redirect_uri: party.callbackUrl },
      pushed: false,
    },
    authorizationResponse: { mode: 'query', sameBrowser: true },
    tokenResponse: { status: 200, contentType: 'application/json', body: { token_type: 'Bearer' } },
    idToken: { payload: { amr: ['pwd', 'otp', 'mfa'] }, signature: { status: 'verified' } },
    accessToken: { kind: 'opaque', reason: 'not a JWT' },
    userinfo: { status: 200, claims: { sub: 'alice' } },
    introspection: { status: 200, claims: { active: true } },
    refreshes: [],
    library: ['authorization-response', 'userinfo', 'introspection'].map((step) => ({
      step,
      accepted: true,
    })),
  });
  const { claimed, expected } = capture.idToken?.hashes.at_hash ?? {};
  expect(claimed).toBe(expected);
});

test('the start sets a cookie that survives a cross-site form_post, with a name of its own', async () => {
  const { pending, party, discovered } = await begin(await testProvider());
  const another = await party.beginOidc(discovered, {});
  const [one, two] = await Promise.all(
    [pending, another].map(async ({ startUrl }) => {
      const response = await request(startUrl).get('').redirects(0);
      expect(response.status).toBe(303);
      return String(response.headers['set-cookie']);
    }),
  );
  expect(one).toMatch(/^amrcheck_oidc_[\w-]+=[\w-]{43}; Path=\/oidc; HttpOnly; Secure; SameSite=None$/);
  expect(two?.split('=')[0]).not.toBe(one?.split('=')[0]);
});

test('form_post: the answer comes as a form', async () => {
  const provider = await testProvider();
  const { pending, party } = await begin(provider, { responseMode: 'form_post' });
  const start = await request(pending.startUrl).get('').redirects(0);
  const { state, nonce } = pending.capture.request.parameters;
  expect(new URL(String(start.headers.location)).searchParams.get('response_mode')).toBe('form_post');
  provider.claims = { nonce };
  const page = await request(party.callbackUrl)
    .post('')
    .set('cookie', `other=1; ${String(start.headers['set-cookie']).split(';')[0]}`)
    .type('form')
    .send({ code: 'a-code-in-a-form', state });
  expect(page.status).toBe(200);
  expect(page.headers['set-cookie']).toEqual([
    expect.stringMatching(/^amrcheck_oidc_[\w-]+=; .*Expires=Thu, 01 Jan 1970/),
  ]);
  expect(await pending.answered).toMatchObject({
    authorizationResponse: { mode: 'form_post', sameBrowser: true, parameters: { state } },
    library: [{ accepted: true }, {}, {}],
  });
});

test.each([
  ['no cookie', () => ''],
  ['a wrong cookie', (name: string) => `${name}=${'A'.repeat(43)}`],
])('another browser brings the answer: %s', async (_title, cookie) => {
  const { pending, party } = await begin(await testProvider());
  const name = `amrcheck_oidc_${pending.startUrl.split('/').at(-1)}`;
  const { state } = pending.capture.request.parameters;
  await request(party.callbackUrl).get('').query({ code: 'stolen', state }).set('cookie', cookie(name));
  expect((await pending.answered).authorizationResponse?.sameBrowser).toBe(false);
});

test.each(['an-unknown-state', undefined])('state %s: a calm page, and nothing else', async (state) => {
  const provider = await testProvider();
  const { pending, party } = await begin(provider);
  const asked = provider.seen.length;
  for (const page of [
    await request(party.callbackUrl).get('').query({ code: 'x', state }),
    await request(party.callbackUrl).post('').type('form').send({ code: 'x', state }),
    await request(party.callbackUrl).post('').type('json').send({ code: 'x', state }),
  ]) {
    expect(page.status).toBe(400);
    expect(page.text).toContain('It belongs to no sign-in that amrcheck has begun');
  }
  expect(pending.capture.authorizationResponse).toBeUndefined();
  expect(provider.seen).toHaveLength(asked);
});

test('an answer is taken once', async () => {
  const provider = await testProvider();
  const { pending, party } = await begin(provider);
  await walk(pending.startUrl);
  const first = await pending.answered;
  const kept = structuredClone(first);
  const again = await request(party.callbackUrl)
    .get('')
    .query({ code: 'again', state: first.request.parameters.state });
  expect(again.status).toBe(400);
  expect(pending.capture).toEqual(kept);
  expect((await request(pending.startUrl).get('')).status).toBe(404);
});

test('two sign-ins at once do not mix', async () => {
  const provider = await testProvider();
  const { pending, party, discovered } = await begin(provider);
  const another = await party.beginOidc(discovered, { scope: 'openid other' });
  const { state } = another.capture.request.parameters;
  await request(party.callbackUrl).get('').query({ code: 'the-other-code', state });
  expect((await another.answered).request.parameters.scope).toBe('openid other');
  expect(pending.capture.authorizationResponse).toBeUndefined();
});

test('every page has strict headers and shows nothing of what was sent', async () => {
  const { party, pending } = await begin(await testProvider());
  const evil = '<script>alert(1)</script>';
  const pages = [
    await request(party.callbackUrl).get('').query({ state: evil, error_description: evil }),
    await request(party.baseUrl).get(`/${encodeURIComponent(evil)}`),
    await request(party.baseUrl).get('/oidc/start/nobody'),
    await request(party.baseUrl).get('/oidc/start/%E0%A4%A'),
    await request(party.callbackUrl)
      .post('')
      .type('form')
      .send(`x=${'y'.repeat(3_000_000)}`),
    await request(party.baseUrl).get('/').set('host', 'evil.example'),
    await request(pending.startUrl).get('').redirects(0),
  ];
  expect(pages.map(({ status }) => status)).toEqual([400, 404, 404, 400, 413, 400, 303]);
  for (const { headers, text } of pages) {
    expect(text).not.toContain(evil);
    expect(text).not.toMatch(/\n\s+at |node_modules/);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

test('the port is in use', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  await expect(openRelyingParty({ baseUrl: `http://127.0.0.1:${port}` }, options)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: `Port ${port} on 127.0.0.1 is used by another program.`,
    hint: 'Set another port in relyingParty.baseUrl, and register its addresses at the provider: /oidc/callback, /saml/acs (metadata: /saml/metadata) or /wsfed/callback.',
  });
});

test('only this machine can connect, whatever name the base URL has', async () => {
  const party = await openRelyingParty({ baseUrl: 'http://rp.contoso.example:0/below/' }, options);
  onTestFinished(() => party.close());
  const { port } = new URL(party.baseUrl);
  expect(party.callbackUrl).toBe(`http://rp.contoso.example:${port}/below/oidc/callback`);
  const there = request(`http://127.0.0.1:${port}`);
  const page = await there.get('/below/oidc/callback').set('host', `rp.contoso.example:${port}`);
  expect(page.text).toContain('Nobody waits for this answer');
  // All of 127.0.0.0/8 is this machine, and only 127.0.0.1 is listened on.
  await expect(fetch(`http://127.0.0.2:${port}`)).rejects.toThrow('fetch failed');
});

test('the cookie of a base URL with a path comes back to that path', async () => {
  const provider = await testProvider();
  const party = await openRelyingParty({ baseUrl: 'http://127.0.0.1:0/below' }, options);
  onTestFinished(() => party.close());
  const pending = await party.beginOidc(await discover(targetOf(provider.issuer)), {});
  const start = await request(pending.startUrl).get('').redirects(0);
  expect(String(start.headers['set-cookie'])).toContain('Path=/below/oidc;');
});

test('https with a certificate', async () => {
  const party = await openRelyingParty({ baseUrl: 'https://127.0.0.1:0', tls }, options);
  onTestFinished(() => party.close());
  const ca = readFileSync(join(import.meta.dirname, 'tls/ca.pem'), 'utf8');
  const dispatcher = new Agent({ connect: { ca } });
  onTestFinished(() => dispatcher.close());
  expect(party.callbackUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/oidc\/callback$/);
  expect((await undiciFetch(party.callbackUrl, { dispatcher })).status).toBe(400);
});

test('https without a certificate, and with files that cannot be used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-'));
  const open = (more: object) => openRelyingParty({ baseUrl: 'https://127.0.0.1:0', ...more }, options);
  await expect(open({})).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('relyingParty.tls is missing'),
  });
  await expect(open({ tls: { ...tls, cert: join(folder, 'none.pem') } })).rejects.toMatchObject({
    code: 'INPUT_NOT_FOUND',
    message: expect.stringContaining('(relyingParty.tls.cert) does not exist'),
  });
  await expect(open({ tls: { ...tls, key: folder } })).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
    message: expect.stringContaining('(relyingParty.tls.key) cannot be read'),
  });
  await expect(open({ tls: { cert: tls.cert, key: tls.cert } })).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
    message: expect.stringContaining('cannot be used together for https'),
  });
});

test('close stops what is under way', async () => {
  const provider = await testProvider();
  let abandoned = false;
  provider.answers['/token'] = (response) => response.on('close', () => (abandoned = true));
  const { pending, party } = await begin(provider);
  const walking = walk(pending.startUrl).catch((error: unknown) => error);
  await vi.waitFor(() => expect(provider.seen.at(-1)?.path).toBe('/token'));
  await party.close();
  await vi.waitFor(() => expect(abandoned).toBe(true));
  expect(await walking).toBeInstanceOf(Error);
});

test('after close the port is free and nothing is waited for', async () => {
  const party = await relyingParty();
  const provider = await testProvider();
  const pending = await party.beginOidc(await discover(targetOf(provider.issuer)), {});
  await party.close();
  await expect(fetch(pending.startUrl)).rejects.toThrow('fetch failed');
  const { port } = new URL(party.baseUrl);
  const again = await openRelyingParty({ baseUrl: `http://127.0.0.1:${port}` }, options);
  expect(again.baseUrl).toBe(party.baseUrl);
  await again.close();
});
