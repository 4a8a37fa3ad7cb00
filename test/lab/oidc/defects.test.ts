import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defects, startLab } from '../../../lab/index.ts';
import type { Defect, Lab, LabAccount, LabTarget } from '../../../lab/index.ts';
import { differences, observe } from './observe.ts';
import type { Observation } from './observe.ts';
import { codeFor } from '../browser.ts';
import { Visitor, isPage } from './visitor.ts';

let lab: Lab;
let honest: Map<string, Observation>;

beforeAll(async () => {
  // Only the clock: the servers' own timers go on.
  vi.useFakeTimers({ toFake: ['Date'] });
  lab = await startLab({ defects: defects.map(({ id }) => id) });
  honest = await scenarios(targetOf('honest'));
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

function accountOf(target: LabTarget, id: string): LabAccount {
  const account = target.accounts.find((candidate) => candidate.id === id);
  if (!account) throw new Error(`no account ${id}`);
  return account;
}

/** A first sign-in, a refresh, a second sign-in from the session a minute later, and bob, who has a password only. */
async function scenarios(target: LabTarget): Promise<Map<string, Observation>> {
  const alice = accountOf(target, 'alice');
  const bob = accountOf(target, 'bob');
  const visitor = new Visitor();
  const seen = new Map<string, Observation>();

  const callback = await visitor.signIn(target, alice, { scope: 'openid offline_access', prompt: 'consent' });
  const first = await visitor.redeem(target, callback);
  seen.set('', await observe(target, alice, visitor, first, callback));

  const refreshed = await visitor.token(target, {
    grant_type: 'refresh_token',
    refresh_token: first.refresh_token ?? '',
  });
  seen.set('refresh:', await observe(target, alice, visitor, refreshed));

  vi.setSystemTime(Date.now() + 60_000);
  const again = await visitor.signIn(target, alice);
  expect(again.steps).toEqual([]);
  seen.set('reuse:', await observe(target, alice, visitor, await visitor.redeem(target, again), again));

  const other = new Visitor();
  const bobs = await other.signIn(target, bob);
  seen.set('bob:', await observe(target, bob, other, await other.redeem(target, bobs), bobs));
  return seen;
}

/** What differs in every scenario is listed without one. */
async function shown(target: LabTarget): Promise<string[]> {
  const lying = await scenarios(target);
  const first = differences(honest.get('') ?? new Map(), lying.get('') ?? new Map());
  const later = ['refresh:', 'reuse:', 'bob:'].flatMap((scenario) =>
    differences(honest.get(scenario) ?? new Map(), lying.get(scenario) ?? new Map())
      .filter((key) => !first.includes(key))
      .map((key) => scenario + key),
  );
  return [...first, ...later].sort();
}

const seenInTokens = ({ shows, id }: Defect): boolean =>
  !shows.some((place) => /^(discovery|authorization|token_response)\./.test(place)) && id !== 'redirect-loop';

test.each(defects.filter(seenInTokens).map((defect) => [defect.id, defect] as const))(
  '%s differs from an honest provider in what it says, and in nothing else',
  async (id, defect) => {
    expect(await shown(targetOf(id))).toEqual([...defect.shows].sort());
  },
);

async function discovery(target: LabTarget): Promise<{ type: string | null; text: string }> {
  const response = await fetch(`${target.issuer}/.well-known/openid-configuration`);
  const text = await response.text();
  return { type: response.headers.get('content-type'), text: text.replaceAll(target.issuer, 'ISSUER') };
}

const entries = (text: string): Observation => new Map(Object.entries(JSON.parse(text) as object));

test.each(['discovery-wrong-issuer', 'discovery-javascript-url', 'discovery-deep', 'discovery-huge'])(
  '%s changes one member of the discovery document',
  async (id) => {
    const expected = entries((await discovery(targetOf('honest'))).text);
    const { text } = await discovery(targetOf(id));
    const changed = differences(expected, entries(text)).map((name) => `discovery.${name}`);
    expect(changed).toEqual(defects.find((defect) => defect.id === id)?.shows);
    if (id === 'discovery-huge') expect(text.length).toBeGreaterThan(50_000_000);
  },
);

test('whoever hangs up on an answer that is too long leaves no word on the console', async () => {
  const written = vi.spyOn(console, 'error');
  const { issuer } = targetOf('discovery-huge');
  const { hostname, port, pathname } = new URL(`${issuer}/.well-known/openid-configuration`);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  await once(socket, 'data');
  socket.resetAndDestroy();
  // An answer that begins afterwards comes when the lab has heard of it.
  await discovery(targetOf('honest'));
  expect(written.mock.calls).toEqual([]);
  written.mockRestore();
});

test('id-token-absent gives an access token and no id_token', async () => {
  const [target, visitor] = [targetOf('id-token-absent'), new Visitor()];
  const callback = await visitor.signIn(target, accountOf(target, 'bob'));
  const tokens = await visitor.redeem(target, callback);
  expect(tokens.access_token).toMatch(/./);
  expect(tokens).not.toHaveProperty('id_token');
});

test('discovery-html answers with a page', async () => {
  const { type, text } = await discovery(targetOf('discovery-html'));
  expect(type).toContain('text/html');
  expect(() => entries(text)).toThrow(SyntaxError);
});

test('discovery-slow sends its first byte at once and not the second', async () => {
  const stop = new AbortController();
  const response = await fetch(`${targetOf('discovery-slow').issuer}/.well-known/openid-configuration`, {
    signal: stop.signal,
  });
  const first = await response.body?.getReader().read();
  stop.abort();
  expect(new TextDecoder().decode(first?.value)).toBe('{');
});

test('redirect-loop never comes to a page', async () => {
  let url = `${targetOf('redirect-loop').issuer}/auth`;
  const seen = new Set<string>();
  for (let i = 0; i < 30; i++) {
    const response = await fetch(url, { redirect: 'manual' });
    expect(response.status).toBe(303);
    url = response.headers.get('location') ?? '';
    seen.add(url);
  }
  expect(seen.size).toBe(30);
});

test('jwks-10000-keys has the right key last', async () => {
  const { keys } = (await (await fetch(`${targetOf('jwks-10000-keys').issuer}/jwks`)).json()) as {
    keys: { kid: string }[];
  };
  const right = (await (await fetch(`${targetOf('honest').issuer}/jwks`)).json()) as {
    keys: { kid: string }[];
  };
  expect(keys).toHaveLength(10_000);
  expect(keys.at(-1)?.kid).toBe(right.keys[0]?.kid);
});

async function atCodePage(target: LabTarget, visitor: Visitor, extra = {}) {
  const { username, password } = accountOf(target, 'alice');
  const start = await visitor.open(target, extra);
  if (!isPage(start)) throw new Error('no sign-in page');
  const page = await visitor.send(start, { username, password });
  if (!isPage(page) || page.step !== 'code') throw new Error('no page for the code');
  return page;
}

async function amrAfter(target: LabTarget, visitor: Visitor, callback: unknown): Promise<unknown> {
  const { id_token: idToken } = await visitor.redeem(target, callback as Record<string, string>);
  return (JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { amr: unknown })
    .amr;
}

test('accepts-wrong-code takes any six digits', async () => {
  const [target, visitor] = [targetOf('accepts-wrong-code'), new Visitor()];
  const wrong = String((Number(codeFor(accountOf(target, 'alice'))) + 1) % 1e6).padStart(6, '0');
  const callback = await visitor.send(await atCodePage(target, visitor), { code: wrong });
  expect(await amrAfter(target, visitor, callback)).toEqual(['pwd', 'otp', 'mfa']);
});

test('accepts-used-code takes a code twice', async () => {
  const target = targetOf('accepts-used-code');
  const code = codeFor(accountOf(target, 'alice'));
  for (const visitor of [new Visitor(), new Visitor()]) {
    const callback = await visitor.send(await atCodePage(target, visitor), { code });
    expect(isPage(callback)).toBe(false);
  }
});

test('cancel-signs-in signs in whoever cancels', async () => {
  const [target, visitor] = [targetOf('cancel-signs-in'), new Visitor()];
  const callback = await visitor.send(await atCodePage(target, visitor), { choice: 'cancel' });
  expect(await amrAfter(target, visitor, callback)).toContain('mfa');
});

test('skip-claims-mfa claims mfa for a factor that was skipped', async () => {
  const [target, visitor] = [targetOf('skip-claims-mfa'), new Visitor()];
  const callback = await visitor.send(await atCodePage(target, visitor), { choice: 'skip' });
  expect(await amrAfter(target, visitor, callback)).toEqual(['pwd', 'mfa']);
});

test.each([
  ['ignores-prompt-login', { prompt: 'login' }],
  ['ignores-max-age', { max_age: '10' }],
])('%s answers from the session with the old auth_time', async (id, extra) => {
  const [target, visitor] = [targetOf(id), new Visitor()];
  const alice = accountOf(target, 'alice');
  vi.setSystemTime(Date.now() + 60_000);
  const signedInAt = Math.floor(Date.now() / 1000);
  await visitor.signIn(target, alice);
  vi.setSystemTime(Date.now() + 60_000);
  const callback = await visitor.signIn(target, alice, extra);
  expect(callback.steps).toEqual([]);
  const { id_token: idToken } = await visitor.redeem(target, callback);
  const { auth_time: authTime } = JSON.parse(
    Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString(),
  ) as { auth_time: number };
  expect(authTime - signedInAt).toBeLessThan(5);
});

test('echoes-secrets shows on a page what it sends back in claims', async () => {
  const [target, visitor] = [targetOf('echoes-secrets'), new Visitor()];
  vi.setSystemTime(Date.now() + 60_000);
  const alice = accountOf(target, 'alice');
  const code = codeFor(alice);
  const page = await visitor.send(await atCodePage(target, visitor), { code });
  if (!isPage(page)) throw new Error('no page after the code');
  for (const secret of [alice.password, code, target.clientSecret, alice.totp])
    expect(page.text).toContain(secret);
});

test('html-in-claims puts script in an error description, and its own pages stay escaped', async () => {
  const [target, visitor] = [targetOf('html-in-claims'), new Visitor()];
  const callback = await visitor.send(await atCodePage(target, visitor), { choice: 'cancel' });
  expect(callback).toMatchObject({
    error: 'access_denied',
    error_description: expect.stringContaining('<script>'),
  });
  const error = await visitor.open(target, { redirect_uri: 'http://example.com/"><script>' });
  if (!isPage(error)) throw new Error('no error page');
  expect(error.text).not.toContain('"><script>');
});

test('every defect has an id of its own and says what it breaks', () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  expect(defects.length).toBeGreaterThan(60);
  for (const { id, breaks, title } of defects) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(breaks).toMatch(/^((oidc|session|consistency|report)\/[a-z0-9-]+|[A-Z_]+)$/);
    expect(title).toMatch(/[^.]$/);
  }
});
