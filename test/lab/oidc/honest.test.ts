import { randomUUID } from 'node:crypto';
import { importJWK, jwtVerify, createRemoteJWKSet, SignJWT } from 'jose';
import * as openid from 'openid-client';
import { afterAll, afterEach, beforeEach, beforeAll, expect, test, vi } from 'vitest';
import { isDefectId, startLab, variants } from '../../../lab/index.ts';
import type { Lab, LabAccount, LabTarget, VariantId } from '../../../lab/index.ts';
import { claimsOf } from '../../../lab/oidc/jws.ts';
import { codeFor } from '../browser.ts';
import type { Page } from '../browser.ts';
import { Visitor, basic, isPage, redirectUri } from './visitor.ts';
import type { Callback } from './visitor.ts';

const { pwd, mfa } = { pwd: 'urn:amrcheck:lab:pwd', mfa: 'urn:amrcheck:lab:mfa' };
let lab: Lab;
let honest: LabTarget;
let alice: LabAccount;
let bob: LabAccount;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  lab = await startLab({
    variants: Object.keys(variants) as VariantId[],
    redirectUris: ['https://rp.example/cb'],
  });
  honest = targetOf('honest');
  [alice, bob] = honest.accounts as [LabAccount, LabAccount];
});

// The next code, without waiting for it.
beforeEach(() => {
  vi.setSystemTime(Date.now() + 60_000);
});

afterAll(async () => {
  vi.useRealTimers();
  await lab.stop();
});

function targetOf(id: string): LabTarget {
  const target = lab.targets.find((candidate) => candidate.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target;
}

function page(seen: Page | Callback): Page {
  if (!isPage(seen)) throw new Error(`expected a page, got ${JSON.stringify(seen)}`);
  return seen;
}

async function idTokenOf(visitor: Visitor, callback: Callback): Promise<Record<string, unknown>> {
  return claimsOf((await visitor.redeem(honest, callback)).id_token);
}

const essential = (...values: string[]): string =>
  JSON.stringify({ id_token: { acr: { essential: true, values } } });

test('openid-client accepts what the honest provider sends, for both accounts', async () => {
  for (const [account, amr, acr] of [
    [alice, ['pwd', 'otp', 'mfa'], mfa],
    [bob, ['pwd'], pwd],
  ] as const) {
    const visitor = new Visitor();
    const config = await openid.discovery(
      new URL(honest.issuer),
      honest.clientId,
      honest.clientSecret,
      undefined,
      {
        execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
      },
    );
    const callback = await visitor.signIn(honest, account, { max_age: '300' });
    const { steps, ...params } = callback;
    expect(steps).toEqual(account === alice ? ['sign-in', 'code'] : ['sign-in']);
    const tokens = await openid.authorizationCodeGrant(
      config,
      new URL(`${redirectUri}?${new URLSearchParams(params)}`),
      {
        expectedNonce: visitor.nonce,
        expectedState: visitor.state,
        pkceCodeVerifier: visitor.verifier,
        maxAge: 300,
      },
    );
    expect(tokens.claims()).toMatchObject({ amr, acr, sub: account.sub, aud: honest.clientId });
    const keys = createRemoteJWKSet(new URL(`${honest.issuer}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys, {
      issuer: honest.issuer,
      typ: 'at+jwt',
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({
      amr,
      acr,
      client_id: honest.clientId,
      auth_time: tokens.claims()?.auth_time,
    });
    expect(await openid.fetchUserInfo(config, tokens.access_token, account.sub)).toMatchObject({ amr, acr });
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toMatchObject({
      active: true,
      amr,
      acr,
      sub: account.sub,
    });
    await openid.tokenRevocation(config, tokens.access_token);
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false });
  }
});

test('a wrong password, a wrong code and a used code are each refused with a reason', async () => {
  const visitor = new Visitor();
  const start = page(await visitor.open(honest));
  const again = page(await visitor.send(start, { username: 'alice', password: 'wrong' }));
  expect(again).toMatchObject({
    step: 'sign-in',
    error: 'The username or password is not right. Please try again.',
  });

  const codePage = page(await visitor.send(again, { username: 'alice', password: alice.password }));
  const code = codeFor(alice);
  const wrong = code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
  const second = page(await visitor.send(codePage, { code: wrong }));
  expect(second).toMatchObject({ step: 'code', error: 'The code is not right. Please try again.' });
  expect(isPage(await visitor.send(second, { code }))).toBe(false);

  const other = new Visitor();
  const secondStart = page(await other.open(honest));
  const secondCode = page(await other.send(secondStart, { username: 'alice', password: alice.password }));
  expect(page(await other.send(secondCode, { code }))).toMatchObject({
    step: 'code',
    error: 'This code was used already. Please wait for the next one.',
  });
});

test('a code of the step before the last used one stays refused', async () => {
  const visitor = new Visitor();
  const old = codeFor(alice);
  vi.setSystemTime(Date.now() + 30_000);
  await visitor.signIn(honest, alice);
  const other = new Visitor();
  const codePage = page(
    await other.send(page(await other.open(honest)), { username: 'alice', password: alice.password }),
  );
  expect(page(await other.send(codePage, { code: old })).step).toBe('code');
});

test('a session is used again with its first auth_time, until prompt=login or max_age asks for a new one', async () => {
  const visitor = new Visitor();
  const first = await idTokenOf(visitor, await visitor.signIn(honest, alice));
  vi.setSystemTime(Date.now() + 60_000);
  const reuse = await visitor.signIn(honest, alice, { max_age: '300' });
  expect(reuse.steps).toEqual([]);
  expect(await idTokenOf(visitor, reuse)).toMatchObject({
    auth_time: first['auth_time'],
    amr: ['pwd', 'otp', 'mfa'],
  });

  const forced = await visitor.signIn(honest, alice, { prompt: 'login' });
  expect(forced.steps).toEqual(['sign-in', 'code']);
  expect((await idTokenOf(visitor, forced))['auth_time']).toBeGreaterThanOrEqual(
    Number(first['auth_time']) + 60,
  );

  vi.setSystemTime(Date.now() + 60_000);
  expect((await visitor.signIn(honest, alice, { max_age: '30' })).steps).toEqual(['sign-in', 'code']);
});

test('prompt=none without a session is refused', async () => {
  expect(await new Visitor().open(honest, { prompt: 'none' })).toMatchObject({
    error: 'login_required',
    iss: honest.issuer,
  });
});

test('an acr of the password alone asks for no code, and a step up asks for nothing else', async () => {
  const visitor = new Visitor();
  const low = await visitor.signIn(honest, alice, { acr_values: pwd });
  expect(low.steps).toEqual(['sign-in']);
  expect(await idTokenOf(visitor, low)).toMatchObject({ acr: pwd, amr: ['pwd'] });
  vi.setSystemTime(Date.now() + 60_000);
  const high = await visitor.signIn(honest, alice, { acr_values: mfa });
  expect(high.steps).toEqual(['code']);
  expect(await idTokenOf(visitor, high)).toMatchObject({
    acr: mfa,
    amr: ['pwd', 'otp', 'mfa'],
    auth_time: Math.floor(Date.now() / 1000),
  });
  expect((await visitor.signIn(honest, alice, { acr_values: mfa })).steps).toEqual([]);
});

test('prompt=none answers a voluntary acr with what the session has', async () => {
  const visitor = new Visitor();
  await visitor.signIn(honest, alice, { acr_values: pwd });
  const silent = await visitor.signIn(honest, alice, { acr_values: mfa, prompt: 'none' });
  expect(await idTokenOf(visitor, silent)).toMatchObject({ acr: pwd });
});

test('an essential acr is met, or the sign-in is refused, and never asked for without end', async () => {
  const visitor = new Visitor();
  expect(
    await idTokenOf(visitor, await visitor.signIn(honest, alice, { claims: essential(mfa) })),
  ).toMatchObject({ acr: mfa });
  const signedInAt = Math.floor(Date.now() / 1000);

  vi.setSystemTime(Date.now() + 60_000);
  const lower = await idTokenOf(visitor, await visitor.signIn(honest, alice, { claims: essential(pwd) }));
  expect(lower).toMatchObject({ acr: pwd, amr: ['pwd'] });
  // The session gave the password: nothing was checked anew.
  expect(lower['auth_time']).toBeLessThanOrEqual(signedInAt);
  expect(await new Visitor().open(honest, { claims: essential('urn:unknown') })).toMatchObject({
    error: 'access_denied',
  });
  expect(await new Visitor().signIn(honest, bob, { claims: essential(mfa) })).toMatchObject({
    error: 'access_denied',
    steps: ['sign-in'],
  });
  expect(
    await idTokenOf(visitor, await visitor.signIn(honest, alice, { claims: essential(mfa) })),
  ).toMatchObject({ acr: mfa });
});

test('a voluntary acr that cannot be met is passed over', async () => {
  const visitor = new Visitor();
  expect(
    await idTokenOf(visitor, await visitor.signIn(honest, bob, { acr_values: `${mfa} urn:unknown` })),
  ).toMatchObject({ acr: pwd });
});

test('the cancel button of each page ends the sign-in with access_denied', async () => {
  const visitor = new Visitor();
  const start = page(await visitor.open(honest));
  const codePage = page(await visitor.send(start, { username: 'alice', password: alice.password }));
  expect(await visitor.send(codePage, { choice: 'cancel' })).toMatchObject({
    error: 'access_denied',
    state: visitor.state,
  });
  const other = new Visitor();
  expect(await other.send(page(await other.open(honest)), { choice: 'cancel' })).toMatchObject({
    error: 'access_denied',
  });
});

test('offline_access is asked for on a page, and the refreshed tokens keep amr and auth_time', async () => {
  const visitor = new Visitor();
  const callback = await visitor.signIn(honest, alice, { scope: 'openid offline_access', prompt: 'consent' });
  expect(callback.steps).toEqual(['sign-in', 'code', 'consent']);
  const first = await visitor.redeem(honest, callback);
  vi.setSystemTime(Date.now() + 60_000);
  const refreshed = await visitor.token(honest, {
    grant_type: 'refresh_token',
    refresh_token: first.refresh_token ?? '',
  });
  const { auth_time: authTime, sub } = claimsOf(first.id_token);
  expect(claimsOf(refreshed.id_token)).toMatchObject({
    auth_time: authTime,
    sub,
    amr: ['pwd', 'otp', 'mfa'],
    acr: mfa,
  });
  expect(claimsOf(refreshed.access_token)).toMatchObject({ auth_time: authTime, amr: ['pwd', 'otp', 'mfa'] });
});

test('consent that is denied ends with access_denied', async () => {
  const visitor = new Visitor();
  const start = page(await visitor.open(honest, { scope: 'openid offline_access', prompt: 'consent' }));
  const consent = page(await visitor.send(start, { username: 'bob', password: bob.password }));
  expect(consent).toMatchObject({ step: 'consent' });
  expect(await visitor.send(consent, { choice: 'cancel' })).toMatchObject({ error: 'access_denied' });
});

test('form_post answers with a form for the callback', async () => {
  const visitor = new Visitor();
  const callback = await visitor.signIn(honest, bob, { response_mode: 'form_post' });
  expect(callback).toMatchObject({ iss: honest.issuer, state: visitor.state });
  expect(await idTokenOf(visitor, callback)).toMatchObject({ amr: ['pwd'] });
});

test.each([
  'http://127.0.0.1:1/oidc/callback',
  'https://localhost:4180/oidc/callback',
  'https://rp.example/cb',
])('the redirect URI %s is accepted', async (uri) => {
  expect(page(await new Visitor().open(honest, { redirect_uri: uri }))).toMatchObject({ step: 'sign-in' });
});

test.each([
  'http://127.0.0.1:1/other',
  'http://evil.example/oidc/callback',
  'http://127.0.0.1.evil.example/oidc/callback',
])('the redirect URI %s is refused on a page', async (uri) => {
  const refused = page(await new Visitor().open(honest, { redirect_uri: uri }));
  expect(refused).toMatchObject({ status: 400, step: undefined });
  expect(refused.text).toContain('invalid_redirect_uri');
});

test('a client authenticates by a secret in the body, by its key, or not at all', async () => {
  const key = await importJWK(lab.clientKey as Parameters<typeof importJWK>[0], 'ES256');
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer('amrcheck-key')
    .setSubject('amrcheck-key')
    .setAudience(honest.issuer)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);
  const secret =
    honest.clients.find(({ clientAuth }) => clientAuth === 'client_secret_post')?.clientSecret ?? '';
  const ways: Record<string, Record<string, string>> = {
    'amrcheck-post': { client_secret: secret },
    'amrcheck-key': {
      client_assertion: assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    },
    'amrcheck-public': {},
  };
  for (const [clientId, proof] of Object.entries(ways)) {
    const visitor = new Visitor();
    const { code = '' } = await visitor.signIn(honest, bob, { client_id: clientId });
    const response = await fetch(`${honest.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        redirect_uri: redirectUri,
        code_verifier: visitor.verifier,
        ...proof,
      }),
    });
    const { id_token: idToken } = (await response.json()) as { id_token: string };
    expect(claimsOf(idToken)).toMatchObject({ aud: clientId, amr: ['pwd'] });
  }
});

test('a wrong client secret is refused', async () => {
  const visitor = new Visitor();
  const callback = await visitor.signIn(honest, bob);
  await expect(visitor.redeem({ ...honest, clientSecret: 'wrong' }, callback)).rejects.toThrow(
    'invalid_client',
  );
});

test('a pushed authorization request is taken, and demanded where the variant says so', async () => {
  const target = targetOf('pushed-requests');
  const visitor = new Visitor();
  expect(await visitor.open(target)).toMatchObject({ error: 'invalid_request' });
  const response = await fetch(`${target.issuer}/request`, {
    method: 'POST',
    headers: { authorization: basic(target) },
    body: visitor.authorizationParams(target),
  });
  const { request_uri: requestUri } = (await response.json()) as { request_uri: string };
  expect(page(await visitor.open(target, { request_uri: requestUri }))).toMatchObject({ step: 'sign-in' });
});

const stepsOf: Partial<Record<VariantId, string[]>> = {
  'identifier-first': ['identifier', 'password', 'code'],
  'factor-chooser': ['sign-in', 'choose', 'code'],
  'stay-signed-in': ['sign-in', 'code', 'stay'],
  'update-profile': ['sign-in', 'code', 'profile'],
  everything: ['identifier', 'password', 'choose', 'code', 'profile', 'stay'],
};

test.each(
  (Object.keys(variants) as VariantId[]).filter(
    (id) => !['plain', 'pushed-requests'].includes(id) && !('factor' in variants[id]),
  ),
)('the pages of the kind %s lead to an honest amr', async (id) => {
  const target = targetOf(id);
  const visitor = new Visitor();
  const callback = await visitor.signIn(target, target.accounts[0] as LabAccount);
  expect(callback.steps).toEqual(stepsOf[id] ?? ['sign-in', 'code']);
  const tokens = await visitor.redeem(target, callback);
  expect(claimsOf(tokens.id_token)).toMatchObject({ amr: ['pwd', 'otp', 'mfa'] });
  expect(tokens.access_token.split('.')).toHaveLength(id === 'opaque-access-token' ? 1 : 3);
});

test('a text message leads nowhere, and says so', async () => {
  const target = targetOf('factor-chooser');
  const visitor = new Visitor();
  const { username, password } = target.accounts[0] as LabAccount;
  const choose = page(await visitor.send(page(await visitor.open(target)), { username, password }));
  expect(page(await visitor.send(choose, { choice: 'sms' }))).toMatchObject({
    step: 'choose',
    error: expect.stringContaining('Text messages'),
  });
});

test('a skipped second factor is not claimed', async () => {
  const target = targetOf('skippable');
  const visitor = new Visitor();
  const { username, password } = target.accounts[0] as LabAccount;
  const code = page(await visitor.send(page(await visitor.open(target)), { username, password }));
  const tokens = await visitor.redeem(target, (await visitor.send(code, { choice: 'skip' })) as Callback);
  expect(claimsOf(tokens.id_token)).toMatchObject({ amr: ['pwd'], acr: pwd });
});

test('enrolment is demanded of who has no second factor, refuses a wrong code, and can be completed', async () => {
  const target = targetOf('enrolment');
  const bobThere = target.accounts[1] as LabAccount;
  const visitor = new Visitor();
  const { username, password } = bobThere;
  const enrol = page(await visitor.send(page(await visitor.open(target)), { username, password }));
  expect(enrol).toMatchObject({ step: 'enrol' });
  const secret = /id="secret" value="([A-Z2-7]+)"/.exec(enrol.text)?.[1] ?? '';
  const code = codeFor({ ...bobThere, totp: secret });
  const wrong = page(
    await visitor.send(enrol, { code: code.replace(/^./, (digit) => String((Number(digit) + 1) % 10)) }),
  );
  expect(wrong).toMatchObject({ step: 'enrol', error: 'The code is not right. Please try again.' });
  const tokens = await visitor.redeem(target, (await visitor.send(wrong, { code })) as Callback);
  expect(claimsOf(tokens.id_token)).toMatchObject({ amr: ['pwd', 'otp', 'mfa'] });
});

test('pages speak their language and are marked as the lab', async () => {
  const german = page(await new Visitor().open(targetOf('german')));
  expect(german.text).toMatch(/lang="de"[^]*<h1>Anmelden<\/h1>[^]*Benutzername/);
  const japanese = page(await new Visitor().open(targetOf('japanese')));
  expect(japanese.text).toMatch(/lang="ja"[^]*<h1>サインイン<\/h1>/);
  expect(page(await new Visitor().open(honest)).text).toContain('amrcheck lab provider honest. It is honest');
});

test('a page can be answered only by the browser that opened it', async () => {
  const opened = page(await new Visitor().open(honest));
  const stranger = page(await new Visitor().send(opened, { username: 'bob', password: bob.password }));
  expect(stranger).toMatchObject({ status: 400, step: undefined });
});

test('a form that was sent twice is counted once', async () => {
  const visitor = new Visitor();
  const start = page(await visitor.open(honest));
  const answers = { username: 'alice', password: alice.password };
  await visitor.send(start, answers);
  expect(page(await visitor.send(start, answers))).toMatchObject({ step: 'code', error: undefined });
});

test('an authorization code is redeemed once', async () => {
  const visitor = new Visitor();
  const callback = await visitor.signIn(honest, bob);
  const { access_token: token } = await visitor.redeem(honest, callback);
  const userinfo = () => fetch(`${honest.issuer}/me`, { headers: { authorization: `Bearer ${token}` } });
  expect((await userinfo()).status).toBe(200);
  await expect(visitor.redeem(honest, callback)).rejects.toThrow('invalid_grant');
  expect((await userinfo()).status).toBe(401);
});

test('two providers of one lab keep their sessions apart', async () => {
  const visitor = new Visitor();
  await visitor.signIn(honest, alice);
  const german = targetOf('german');
  expect((await visitor.signIn(german, german.accounts[0] as LabAccount)).steps).toEqual(['sign-in', 'code']);
  expect((await visitor.signIn(honest, alice)).steps).toEqual([]);
});

test('no secret is the same in two labs, and the lab says which providers it has', async () => {
  const other = await startLab({
    host: '127.0.0.1',
    signingAlg: 'ES256',
    accounts: 2,
    defects: ['amr-absent'],
  });
  const secretsOf = ({ accounts, clients }: LabTarget) =>
    [
      ...accounts.flatMap(({ password, totp }) => [password, totp]),
      ...clients.map(({ clientSecret }) => clientSecret),
    ].filter(Boolean);
  const all = [...lab.targets, ...other.targets].flatMap(secretsOf);
  expect(new Set(all).size).toBe(all.length);
  expect(other.targets.map(({ id }) => id)).toEqual(['honest', 'amr-absent']);
  expect(other.targets[0]?.accounts.map(({ id }) => id)).toEqual(['alice', 'alice-2', 'bob']);
  const index = await (await fetch(other.origin)).text();
  expect(index).toContain(`${other.origin}/amr-absent`);
  for (const secret of other.targets.flatMap(secretsOf)) expect(index).not.toContain(secret);
  const document = (await (
    await fetch(`${other.origin}/honest/.well-known/openid-configuration`)
  ).json()) as Record<string, unknown>;
  expect(document['id_token_signing_alg_values_supported']).toEqual(['ES256']);
  await other.stop();
  await expect(fetch(other.origin)).rejects.toThrow();
});

test('nothing is written to the console', async () => {
  const written = (['log', 'info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method));
  const visitor = new Visitor();
  await visitor.redeem(
    honest,
    await visitor.signIn(honest, alice, { scope: 'openid offline_access', prompt: 'consent' }),
  );
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
});

test('isDefectId knows its own', () => {
  expect([isDefectId('amr-absent'), isDefectId('toString')]).toEqual([true, false]);
});

afterEach(() => {
  vi.restoreAllMocks();
});
