import { expect, test, vi } from 'vitest';
import { Redactor } from '../../../core/redact.ts';
import { begin, digestKey, testProvider } from '../setting.ts';
import { json, otherKeyPair, part, publicJwk, sign, walk, type Handler } from '../test-provider.ts';

test('what is asked is sent, and kept as sent', async () => {
  const provider = await testProvider();
  const { pending } = await begin(provider, {
    scope: 'openid profile',
    acrValues: 'urn:a urn:b',
    claims: { id_token: { amr: { essential: true } } },
    maxAge: 0,
    prompt: 'login',
    responseMode: 'query',
    uiLocales: 'de',
    loginHint: 'alice',
  });
  provider.claims = { auth_time: Math.floor(Date.now() / 1000) };
  await walk(pending.startUrl);
  const { request } = await pending.answered;
  const sent = Object.fromEntries(provider.seen.find(({ path }) => path === '/authorize')!.form);
  expect(request.parameters).toEqual(sent);
  expect(sent).toMatchObject({
    response_type: 'code',
    client_id: 'client',
    scope: 'openid profile',
    acr_values: 'urn:a urn:b',
    claims: '{"id_token":{"amr":{"essential":true}}}',
    max_age: '0',
    prompt: 'login',
    response_mode: 'query',
    ui_locales: 'de',
    login_hint: 'alice',
    code_challenge_method: 'S256',
  });
});

test('nothing is asked beyond the need', async () => {
  const { pending } = await begin(await testProvider());
  expect(Object.keys(pending.capture.request.parameters)).toEqual([
    'client_id',
    'response_type',
    'redirect_uri',
    'scope',
    'state',
    'nonce',
    'code_challenge',
    'code_challenge_method',
  ]);
  expect(pending.capture.request.parameters.scope).toBe('openid');
});

/** What openid-client rejects still gives all its evidence. */
test.each<[string, (provider: Awaited<ReturnType<typeof testProvider>>) => void, object, object?]>([
  [
    'signature',
    (p) => (p.key = otherKeyPair.privateKey),
    { code: 'OAUTH_INVALID_RESPONSE', message: expect.stringContaining('signature') },
    { signature: { status: 'invalid' } },
  ],
  ['kid', (p) => (p.kid = 'nine'), { code: 'OAUTH_KEY_SELECTION_FAILED' }, { signature: { candidates: 0 } }],
  [
    'iss',
    (p) => (p.claims = { iss: 'https://elsewhere.example' }),
    { code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' },
    { payload: { iss: 'https://elsewhere.example' } },
  ],
  ['aud', (p) => (p.claims = { aud: ['somebody'] }), { code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' }],
  [
    'nonce',
    (p) => (p.claims = { nonce: 'yesterday' }),
    { code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' },
    { payload: { nonce: 'yesterday' } },
  ],
  ['exp', (p) => (p.claims = { exp: 1 }), { code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }],
  ['sub', (p) => (p.claims = { sub: 7 }), { code: 'OAUTH_INVALID_RESPONSE' }, { payload: { sub: 7 } }],
  ['token_type', (p) => (p.tokens = { token_type: 5 }), { code: 'OAUTH_INVALID_RESPONSE' }],
])('a wrong %s is evidence', async (_title, lie, verdict, idToken = {}) => {
  const provider = await testProvider();
  lie(provider);
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.library[0]).toMatchObject({ step: 'authorization-response', accepted: false, ...verdict });
  expect(capture.idToken).toMatchObject({ kind: 'jwt', payload: { amr: ['pwd', 'otp', 'mfa'] }, ...idToken });
  expect(capture.accessToken?.kind).toBe('opaque');
  expect(capture.userinfo?.claims).toEqual({ sub: 'alice', amr: ['pwd'] });
});

test.each<[string, Handler, object]>([
  [
    'an error',
    (r) => json(r, 400, { error: 'invalid_grant', error_description: 'the code is old' }),
    { status: 400, body: { error: 'invalid_grant', error_description: 'the code is old' } },
  ],
  [
    'a web page',
    (r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'),
    { status: 200, contentType: 'text/html', body: null },
  ],
  ['500', (r) => r.writeHead(500).end(), { status: 500, contentType: null, body: null }],
  ['a redirect', (r) => r.writeHead(302, { location: '/elsewhere' }).end(), { status: 302, body: null }],
  [
    'no id_token',
    (r) => json(r, 200, { access_token: 'only-an-access-token', token_type: 'Bearer' }),
    { status: 200 },
  ],
  [
    'tokens that are numbers',
    (r) => json(r, 200, { access_token: 1, id_token: 2 }),
    { status: 200, body: { access_token: 1, id_token: 2 } },
  ],
  ['deep nesting', (r) => r.end('['.repeat(100_000) + ']'.repeat(100_000)), { status: 200, body: null }],
])('a token endpoint that answers with %s is evidence', async (_title, handler, expected) => {
  const provider = await testProvider();
  provider.answers['/token'] = handler;
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.tokenResponse).toMatchObject(expected);
  expect(capture.idToken).toBeUndefined();
  expect(capture.library[0]).toMatchObject({ accepted: false, code: expect.stringMatching(/^OAUTH_/) });
});

test("the provider's own words stand in the library's verdict", async () => {
  const provider = await testProvider();
  provider.answers['/token'] = (r) =>
    json(r, 400, { error: 'invalid_grant', error_description: 'the code is old' });
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  expect((await pending.answered).library[0]?.message).toContain('invalid_grant (the code is old)');
});

test('an id_token that is no readable JWT is kept as such', async () => {
  const provider = await testProvider();
  provider.tokens = { id_token: 'a.b.c.d.e' };
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const { idToken, unreadableIdToken } = await pending.answered;
  expect(idToken).toBeUndefined();
  expect(unreadableIdToken).toMatchObject({ kind: 'opaque', length: 9, reason: 'encrypted (JWE)' });
});

test('a JWT access token is read like an id_token', async () => {
  const provider = await testProvider();
  provider.tokens = {
    access_token: await sign({ alg: 'ES256', kid: 'one', typ: 'at+jwt' }, { amr: ['mfa'] }),
  };
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  expect((await pending.answered).accessToken).toMatchObject({
    kind: 'jwt',
    payload: { amr: ['mfa'] },
    signature: { status: 'verified' },
  });
});

test('an error at the authorization endpoint is an answer', async () => {
  const provider = await testProvider();
  provider.answers['/authorize'] = (response, { form }) =>
    response
      .writeHead(302, {
        location: `${form.get('redirect_uri')}?error=access_denied&error_description=not+today&state=${form.get('state')}`,
      })
      .end();
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.authorizationResponse?.parameters).toMatchObject({
    error: 'access_denied',
    error_description: 'not today',
  });
  expect(capture.library).toEqual([
    {
      step: 'authorization-response',
      accepted: false,
      code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
      message: expect.stringContaining('access_denied (not today)'),
    },
  ]);
  expect(provider.seen.some(({ path }) => path === '/token')).toBe(false);
});

test.each([
  ['is missing', {}],
  ['is another', { iss: 'https://elsewhere.example' }],
])('iss in the response %s: the verdict is kept, and the code shows the rest', async (_title, response) => {
  const provider = await testProvider();
  provider.metadata = { authorization_response_iss_parameter_supported: true };
  provider.response = response;
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.library.filter(({ step }) => step === 'authorization-response')).toEqual([
    expect.objectContaining({ accepted: false, message: expect.stringContaining('"iss" (issuer)') }),
  ]);
  expect(capture.idToken?.signature.status).toBe('verified');
  expect(provider.seen.filter(({ path }) => path === '/token')).toHaveLength(1);
});

test("a jwks_uri that is not in normal form is still the keys' address", async () => {
  const provider = await testProvider();
  provider.metadata = { jwks_uri: `${provider.issuer}/keys/../jwks` };
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const { tokenResponse, idToken, library } = await pending.answered;
  expect(tokenResponse?.body?.token_type).toBe('Bearer');
  expect(idToken?.signature.status).toBe('verified');
  expect(library[0]?.accepted).toBe(true);
  expect(provider.seen.filter(({ path }) => path === '/jwks')).toHaveLength(2);
});

test('a key that was published after discovery verifies', async () => {
  const provider = await testProvider();
  provider.keys = [{ ...publicJwk, kid: 'old' }];
  const { pending, discovered } = await begin(provider);
  expect(discovered.discovery.jwks?.keys).toMatchObject([{ kid: 'old' }]);
  provider.keys = [publicJwk];
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.idToken?.signature.status).toBe('verified');
  expect(capture.library[0]?.accepted).toBe(true);
  expect(discovered.discovery.jwks?.keys).toMatchObject([{ kid: 'one' }]);
  expect(provider.seen.filter(({ path }) => path === '/jwks')).toHaveLength(2);
});

test.each<[string, number, object, string, string]>([
  [
    'client_secret_basic',
    401,
    { error: 'invalid_client', error_description: 'Bad secret.' },
    'HTTP 401, invalid_client, Bad secret',
    'clientAuth: client_secret_post',
  ],
  [
    'client_secret_post',
    400,
    { error: 'invalid_client' },
    'HTTP 400, invalid_client',
    'may use client_secret_post',
  ],
  ['none', 401, {}, 'HTTP 401', 'add its clientSecret or clientKey'],
  [
    'client_secret_basic',
    400,
    { error: 'unauthorized_client' },
    'unauthorized_client',
    'Allow the authorization code flow',
  ],
  // As Keycloak says of a wrong secret.
  [
    'client_secret_basic',
    401,
    { error: 'unauthorized_client', error_description: 'Invalid client credentials' },
    'Invalid client credentials',
    'Check clientId and clientSecret',
  ],
])(
  '%s, rejected with %d: CLIENT_REJECTED, and what there was stays',
  async (clientAuth, status, body, message, hint) => {
    const provider = await testProvider();
    provider.answers['/token'] = (response) => {
      response.setHeader('www-authenticate', 'Basic realm="x"');
      json(response, status, body);
    };
    const { pending } = await begin(provider, {}, { clientAuth: clientAuth as 'none' });
    const page = await walk(pending.startUrl);
    expect(page.status).toBe(200);
    await expect(pending.answered).rejects.toMatchObject({
      code: 'CLIENT_REJECTED',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    expect(pending.capture.tokenResponse).toMatchObject({ status, body });
    expect(pending.capture.library).toHaveLength(1);
  },
);

test('a provider that repeats the client secret in its error does not get it into the message', async () => {
  const provider = await testProvider();
  provider.answers['/token'] = (response, { form }) =>
    json(response, 401, {
      error: 'invalid_client',
      error_description: `wrong: ${form.get('client_secret')}`,
    });
  const { pending } = await begin(provider, {}, { clientAuth: 'client_secret_post' });
  await walk(pending.startUrl);
  await expect(pending.answered).rejects.toMatchObject({
    message: expect.stringContaining('wrong: [client secret]'),
  });
});

test('a token endpoint that breaks off rejects, and what there was stays', async () => {
  const provider = await testProvider();
  provider.answers['/token'] = (response) => response.destroy();
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  await expect(pending.answered).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
  expect(pending.capture.authorizationResponse?.sameBrowser).toBe(true);
  expect(pending.capture.library).toEqual([]);
});

test.each<[string, Handler, object]>([
  ['500', (r) => r.writeHead(500).end('oh'), { status: 500, claims: null }],
  ['a list', (r) => json(r, 200, [1]), { status: 200, claims: null }],
  ['another sub', (r) => json(r, 200, { sub: 'bob' }), { status: 200, claims: { sub: 'bob' } }],
  [
    'a JWT',
    async (r) =>
      r
        .setHeader('content-type', 'application/jwt')
        .end(await sign({ alg: 'none' }, { sub: 'alice', amr: 'mfa' })),
    { status: 200, contentType: 'application/jwt', claims: { sub: 'alice', amr: 'mfa' } },
  ],
])('userinfo that answers with %s is evidence', async (_title, handler, expected) => {
  const provider = await testProvider();
  provider.answers['/userinfo'] = handler;
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.userinfo).toMatchObject(expected);
  expect(capture.library).toContainEqual(expect.objectContaining({ step: 'userinfo', accepted: false }));
});

test('userinfo and introspection that cannot be reached stop nothing', async () => {
  const provider = await testProvider();
  provider.answers['/userinfo'] = (response) => response.destroy();
  provider.answers['/introspect'] = (response) => response.destroy();
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.userinfo).toBeUndefined();
  expect(capture.introspection).toBeUndefined();
  for (const step of ['userinfo', 'introspection']) {
    expect(capture.library).toContainEqual(
      expect.objectContaining({ step, accepted: false, code: 'PROVIDER_UNREACHABLE' }),
    );
  }
});

test('userinfo at an address that is none is not asked', async () => {
  const provider = await testProvider();
  provider.metadata = { userinfo_endpoint: 'javascript:alert(1)' };
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  expect((await pending.answered).library[1]).toMatchObject({ step: 'userinfo', accepted: false });
});

test('a public client introspects nothing', async () => {
  const provider = await testProvider();
  const { pending } = await begin(provider, {}, { clientAuth: 'none' });
  await walk(pending.startUrl);
  expect((await pending.answered).introspection).toBeUndefined();
  expect(provider.seen.map(({ path }) => path)).not.toContain('/introspect');
});

test('refreshes are kept one after the other, with the newest refresh token', async () => {
  const provider = await testProvider();
  provider.tokens = { refresh_token: 'refresh-token-number-one' };
  const { pending } = await begin(provider);
  expect(pending.canRefresh).toBe(false);
  await walk(pending.startUrl);
  await pending.answered;
  expect(pending.canRefresh).toBe(true);

  provider.tokens = { refresh_token: 'refresh-token-number-two' };
  await pending.refresh();
  provider.claims = { amr: ['pwd'] };
  provider.key = otherKeyPair.privateKey;
  await pending.refresh();
  provider.answers['/token'] = (response) => json(response, 400, { error: 'invalid_grant' });
  await pending.refresh();

  const { refreshes, library } = pending.capture;
  expect(refreshes).toMatchObject([
    { status: 200, idToken: { payload: { amr: ['pwd', 'otp', 'mfa'] }, signature: { status: 'verified' } } },
    { status: 200, idToken: { payload: { amr: ['pwd'] }, signature: { status: 'invalid' } } },
    { status: 400, error: 'invalid_grant' },
  ]);
  expect(refreshes[0]?.accessToken?.kind).toBe('opaque');
  expect(library.filter(({ step }) => step === 'refresh').map(({ accepted }) => accepted)).toEqual([
    true,
    false,
    false,
  ]);
  const sent = provider.seen.map(({ form }) => form.get('refresh_token')).filter(Boolean);
  expect(sent).toEqual(['refresh-token-number-one', 'refresh-token-number-two', 'refresh-token-number-two']);

  provider.answers['/token'] = (response) => response.destroy();
  await expect(pending.refresh()).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
});

test('without a refresh token there is nothing to refresh', async () => {
  const provider = await testProvider();
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  await pending.answered;
  await pending.refresh();
  expect(pending.capture.refreshes).toEqual([]);
});

test('PAR: the request is pushed, and the browser carries only its reference', async () => {
  const provider = await testProvider();
  provider.metadata = { require_pushed_authorization_requests: true };
  const { pending } = await begin(provider);
  const response = await fetch(pending.startUrl, { redirect: 'manual' });
  const location = new URL(response.headers.get('location')!);
  expect(Object.fromEntries(location.searchParams)).toEqual({
    client_id: 'client',
    request_uri: 'urn:example:pushed',
  });
  const pushed = Object.fromEntries(provider.seen.find(({ path }) => path === '/par')!.form);
  expect(pending.capture.request).toMatchObject({ pushed: true, parameters: pushed });
  expect(JSON.stringify(pending.capture)).not.toContain('urn:example:pushed');
});

test.each<[string, Handler, string, string, string]>([
  [
    'the redirect URI',
    (r) => json(r, 400, { error: 'invalid_request', error_description: 'redirect_uri is not registered.' }),
    'REDIRECT_URI_NOT_REGISTERED',
    'does not accept our redirect URI',
    'Register exactly http://127.0.0.1:',
  ],
  [
    'the redirect URI by code',
    (r) => json(r, 400, { error: 'invalid_redirect_uri' }),
    'REDIRECT_URI_NOT_REGISTERED',
    'HTTP 400, invalid_redirect_uri',
    '/oidc/callback',
  ],
  [
    'the client',
    (r) => json(r, 401, { error: 'invalid_client' }),
    'CLIENT_REJECTED',
    'rejects the client client',
    'client_secret_post',
  ],
  [
    'the scope',
    (r) => json(r, 400, { error: 'invalid_scope' }),
    'CLIENT_REJECTED',
    'refuses the pushed authorization request: HTTP 400, invalid_scope',
    'Check scope',
  ],
  [
    'everything',
    (r) => r.writeHead(500).end('<h1>'),
    'PROVIDER_ANSWER_UNREADABLE',
    'cannot be used: HTTP 500',
    'Tell the vendor',
  ],
  [
    'the form',
    (r) => json(r, 201, { hello: 'world' }),
    'PROVIDER_ANSWER_UNREADABLE',
    'request_uri',
    'Tell the vendor',
  ],
  ['the connection', (r) => r.destroy(), 'PROVIDER_UNREACHABLE', 'cannot be reached', 'Check the network'],
])('PAR that refuses %s', async (_title, handler, code, message, hint) => {
  const provider = await testProvider();
  provider.metadata = { require_pushed_authorization_requests: true };
  provider.answers['/par'] = handler;
  await expect(begin(provider)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
});

test('no secret stays in the evidence, and the redactor knows each', async () => {
  const provider = await testProvider();
  provider.tokens = { refresh_token: 'refresh-token-2-of-this-test' };
  const { pending, redactor } = await begin(provider);
  let cookie = '';
  const start = await fetch(pending.startUrl, { redirect: 'manual' });
  cookie = start.headers.getSetCookie()[0]!.split(';')[0]!.split('=')[1]!;
  await walk(pending.startUrl);
  const evidence = JSON.stringify(await pending.answered);

  const token = provider.seen.find(({ path }) => path === '/token')!;
  const userinfo = provider.seen.find(({ path }) => path === '/userinfo')!;
  const secrets = [
    token.form.get('code')!,
    token.form.get('code_verifier')!,
    userinfo.headers.authorization!.slice('Bearer '.length),
    'refresh-token-2-of-this-test',
    'the-client-secret-of-this-test-is-long',
    cookie,
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    expect(evidence).not.toContain(secret);
    expect(redactor.text(secret)).toMatch(/^\[.+\]$/);
  }
});

test('with redaction switched off the same search finds the code and the tokens', async () => {
  const provider = await testProvider();
  provider.tokens = { refresh_token: 'refresh-token-2-of-this-test' };
  const { pending } = await begin(
    provider,
    {},
    {},
    { redactor: new Redactor(digestKey, { enabled: false }) },
  );
  await walk(pending.startUrl);
  const evidence = JSON.stringify(await pending.answered);
  const code = provider.seen.find(({ path }) => path === '/token')!.form.get('code')!;
  const access = provider.seen.find(({ path }) => path === '/userinfo')!.headers.authorization!.slice(7);
  for (const secret of [code, access, 'refresh-token-2-of-this-test']) expect(evidence).toContain(secret);
});

test('tokens in the authorization response are replaced too, and repeated parameters are seen', async () => {
  const provider = await testProvider();
  const stray = `${part({ alg: 'none' })}.${part({ sub: 'alice' })}.`;
  provider.answers['/authorize'] = (response, { form }) =>
    response
      .writeHead(302, {
        location: `${form.get('redirect_uri')}?state=${form.get('state')}&code=first-code&code=second-code&id_token=${stray}`,
      })
      .end();
  const { pending, redactor } = await begin(provider);
  await walk(pending.startUrl);
  const capture = await pending.answered;
  expect(capture.authorizationResponse?.parameters).toMatchObject({
    code: `${redactor.digest('first-code')}, ${redactor.digest('second-code')}`,
    id_token: redactor.digest(stray),
  });
  expect(capture.library[0]).toMatchObject({ accepted: false, code: 'OAUTH_UNSUPPORTED_OPERATION' });
});

test('a provider cannot rewrite its own evidence by its choice of tokens', async () => {
  const provider = await testProvider();
  provider.tokens = {
    access_token: 'invalid',
    refresh_token: 'second-factor-demanded',
    other_token: provider.issuer,
  };
  const { pending, redactor } = await begin(provider);
  await walk(pending.startUrl);
  const words = ['invalid', 'second-factor-demanded', provider.issuer];
  await pending.answered;
  expect(words.map((word) => redactor.text(word))).toEqual(words);
});

test('max_age is held against auth_time by openid-client too', async () => {
  const provider = await testProvider();
  provider.claims = { auth_time: Math.floor(Date.now() / 1000) - 1_000 };
  const { pending } = await begin(provider, { maxAge: 10 });
  await walk(pending.startUrl);
  expect((await pending.answered).library[0]).toMatchObject({
    accepted: false,
    code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  });
});

test('a secret in what the provider says of an error stays out of the verdict', async () => {
  const provider = await testProvider();
  provider.answers['/token'] = (response, { form }) =>
    json(response, 400, { error: 'invalid_grant', error_description: `no ${form.get('code_verifier')}` });
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  expect((await pending.answered).library[0]?.message).toContain('(no [code_verifier])');
});

test('issuer absent from discovery: the configured one is held against iss', async () => {
  const provider = await testProvider();
  provider.metadata = { issuer: undefined, authorization_response_iss_parameter_supported: true };
  const { pending } = await begin(provider);
  await walk(pending.startUrl);
  expect((await pending.answered).idToken?.payload.iss).toBe(provider.issuer);
});

test.each(['/token', '/userinfo'])(
  'cancel stops what is under way at %s, and the answer is no longer wanted',
  async (path) => {
    const provider = await testProvider();
    let abandoned = false;
    provider.answers[path] = (response) => response.on('close', () => (abandoned = true));
    const { pending } = await begin(provider);
    const settled = vi.fn();
    pending.answered.then(settled, settled);
    const walking = walk(pending.startUrl);
    await vi.waitFor(() => expect(provider.seen.map((seen) => seen.path)).toContain(path));
    pending.cancel();
    await vi.waitFor(() => expect(abandoned).toBe(true));
    expect((await walking).status).toBe(200);
    expect(settled).not.toHaveBeenCalled();
    expect((await walk(pending.startUrl)).status).toBe(404);
  },
);
