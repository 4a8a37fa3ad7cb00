import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HarnessError } from '../../../core/errors.ts';
import type { Fault } from '../../../core/model.ts';
import { Redactor } from '../../../core/redact.ts';
import { discoverProvider } from '../../../server/oidc/provider.ts';
import { digestKey, discover, targetOf, testProvider } from '../setting.ts';
import { publicJwk, type Handler } from '../test-provider.ts';

const html: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
};

test('discovery document, keys and clock are kept', async () => {
  const provider = await testProvider();
  const { discovery, clock, clientAuth } = await discover(targetOf(provider.issuer));
  expect(discovery).toMatchObject({
    url: `${provider.issuer}/.well-known/openid-configuration`,
    status: 200,
    document: { issuer: provider.issuer },
    jwks: { url: `${provider.issuer}/jwks`, status: 200, keys: [publicJwk], total: 1 },
  });
  expect(Math.abs(clock.offsetMs ?? Infinity)).toBeLessThanOrEqual(clock.uncertaintyMs);
  expect(clientAuth).toBe('client_secret_basic');
});

test('a slash at the end of the issuer and a path are kept as they are', async () => {
  const provider = await testProvider();
  provider.answers['/realms/one/.well-known/openid-configuration'] = (response) =>
    response.end(
      JSON.stringify({ authorization_endpoint: provider.issuer, token_endpoint: provider.issuer, x: 1 }),
    );
  const { discovery } = await discover(targetOf(`${provider.issuer}/realms/one/`));
  expect(discovery.url).toBe(`${provider.issuer}/realms/one/.well-known/openid-configuration`);
  expect(discovery.document?.x).toBe(1);
});

test.each<[string, Handler, string, Fault]>([
  ['404', (response) => response.writeHead(404).end(), 'answered with HTTP 404', 'configuration'],
  ['500', (response) => response.writeHead(500).end(), 'answered with HTTP 500', 'provider'],
  ['a web page', html, 'it is a web page, not JSON', 'configuration'],
  ['not JSON', (response) => response.end('hello'), 'it is not a JSON object', 'provider'],
  ['a list', (response) => response.end('[]'), 'it is not a JSON object', 'provider'],
])('discovery that cannot be used: %s, and whose fault that is', async (_title, handler, message, fault) => {
  const provider = await testProvider();
  provider.answers['/.well-known/openid-configuration'] = handler;
  await expect(discover(targetOf(provider.issuer))).rejects.toMatchObject({
    code: 'DISCOVERY_UNUSABLE',
    message: expect.stringContaining(message),
    hint: expect.stringContaining('Check the issuer'),
    fault,
  });
});

test.each<[string, unknown, string, string]>([
  ['authorization_endpoint', undefined, 'is missing', 'Tell the vendor'],
  ['token_endpoint', undefined, 'is missing', 'Tell the vendor'],
  [
    'authorization_endpoint',
    'javascript:alert(1)',
    'starts with javascript: instead of https:',
    'Tell the vendor',
  ],
  ['authorization_endpoint', '/authorize', 'is not an absolute URL', 'Tell the vendor'],
  ['authorization_endpoint', ['https://x'], 'is not an absolute URL', 'Tell the vendor'],
  [
    'token_endpoint',
    'http://idp.example/token',
    'is http: and not on this machine',
    'its own public address',
  ],
])('%s %j cannot begin a sign-in', async (name, value, message, hint) => {
  const provider = await testProvider();
  provider.metadata = { [name]: value };
  await expect(discover(targetOf(provider.issuer))).rejects.toMatchObject({
    code: 'DISCOVERY_UNUSABLE',
    message: expect.stringContaining(`its ${name} ${message}`),
    hint: expect.stringContaining(hint),
  });
});

test('PAR is demanded and has no endpoint', async () => {
  const provider = await testProvider();
  provider.metadata = {
    require_pushed_authorization_requests: true,
    pushed_authorization_request_endpoint: undefined,
  };
  await expect(discover(targetOf(provider.issuer))).rejects.toMatchObject({
    code: 'DISCOVERY_UNUSABLE',
    message: expect.stringContaining('its pushed_authorization_request_endpoint is missing'),
  });
});

test.each([
  ['another issuer', 'https://elsewhere.example'],
  ['no issuer', undefined],
  ['a number', 7],
])('evidence, not an error: %s', async (_title, issuer) => {
  const provider = await testProvider();
  provider.metadata = { issuer };
  const { discovery } = await discover(targetOf(provider.issuer));
  expect(discovery.document?.issuer).toBe(issuer);
});

test.each<[string, Handler, object]>([
  ['a web page', html, { status: 200, keys: [], total: 0 }],
  ['500', (response) => response.writeHead(500).end(), { status: 500, keys: [], total: 0 }],
  ['no list', (response) => response.end('{"keys":{}}'), { status: 200, keys: [], total: 0 }],
  [
    'odd members',
    (response) => response.end('{"keys":[1,null,{"kty":"EC"}]}'),
    { keys: [{ kty: 'EC' }], total: 1 },
  ],
])('keys that cannot be read are evidence: %s', async (_title, handler, expected) => {
  const provider = await testProvider();
  provider.answers['/jwks'] = handler;
  expect((await discover(targetOf(provider.issuer))).discovery.jwks).toMatchObject(expected);
});

test('no jwks_uri is evidence', async () => {
  const provider = await testProvider();
  provider.metadata = { jwks_uri: undefined };
  const discovered = await discover(targetOf(provider.issuer));
  expect(discovered.discovery.jwks).toBeNull();
  expect((await discovered.refreshJwks()).reason).toBe("The discovery document's jwks_uri is missing.");
});

test('of ten thousand keys fifty are kept, without private members', async () => {
  const provider = await testProvider();
  const keys = Array.from({ length: 10_000 }, (_, n) => ({ ...publicJwk, kid: `${n}`, d: 'private' }));
  provider.keys = keys;
  const { jwks } = (await discover(targetOf(provider.issuer))).discovery;
  expect(jwks?.total).toBe(10_000);
  expect(jwks?.keys).toHaveLength(50);
  expect(jwks?.keys[0]).toEqual({ ...publicJwk, kid: '0' });
});

test('keys that cannot be fetched again stay as they were', async () => {
  const provider = await testProvider();
  const discovered = await discover(targetOf(provider.issuer));
  provider.answers['/jwks'] = (response) => void response.destroy();
  expect((await discovered.refreshJwks()).keys).toHaveLength(1);
  expect(discovered.discovery.jwks?.total).toBe(1);
});

test('an http issuer elsewhere is refused before anything is sent', async () => {
  await expect(discover(targetOf('http://idp.example'))).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('targets.contoso.issuer is http://idp.example'),
    hint: expect.stringContaining('https address'),
  });
});

test.each(['issuer', 'clientId'] as const)('%s is needed', async (key) => {
  const { [key]: _left, ...target } = targetOf('http://127.0.0.1:9');
  await expect(discover(target)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `targets.contoso.${key} is missing.`,
  });
});

test('tls.ca: missing, a folder, no certificate', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-'));
  const empty = join(folder, 'empty.pem');
  await writeFile(empty, 'nothing');
  const withCa = (ca: string) => discover(targetOf('https://127.0.0.1:9', { tls: { ca } }));
  await expect(withCa(join(folder, 'none.pem'))).rejects.toMatchObject({
    code: 'INPUT_NOT_FOUND',
    message: expect.stringContaining('none.pem (targets.contoso.tls.ca) does not exist'),
  });
  await expect(withCa(folder)).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
    message: expect.stringContaining('(targets.contoso.tls.ca) cannot be read'),
  });
  await expect(withCa(empty)).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
    message: expect.stringContaining('holds no certificate in PEM form'),
  });
});

test('the limits hold for discovery', async () => {
  const provider = await testProvider();
  const url = '/.well-known/openid-configuration';
  provider.answers[url] = (response) => response.writeHead(200).write('{');
  await expect(discover(targetOf(provider.issuer), { timeLimitMs: 100 })).rejects.toMatchObject({
    code: 'PROVIDER_TOO_SLOW',
  });
  provider.answers[url] = (response) => response.writeHead(200).end(`{"x":"${'x'.repeat(50_000_000)}"}`);
  await expect(discover(targetOf(provider.issuer))).rejects.toMatchObject({
    code: 'PROVIDER_ANSWER_TOO_LARGE',
  });
});

test('tls.ca vouches for the provider', async () => {
  const folder = join(import.meta.dirname, '../tls');
  const [cert, key] = await Promise.all(
    ['server.pem', 'server.key'].map((name) => readFile(join(folder, name))),
  );
  const server = createServer({ cert: cert!, key: key! }, (_request, response) =>
    response.writeHead(404).end(),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(discover(targetOf(issuer))).rejects.toMatchObject({ code: 'PROVIDER_CERTIFICATE_UNTRUSTED' });
  await expect(discover(targetOf(issuer, { tls: { ca: join(folder, 'ca.pem') } }))).rejects.toMatchObject({
    message: expect.stringContaining('HTTP 404'),
  });
});

test('an https issuer cannot send the secret to an http endpoint, on this machine either', async () => {
  const folder = join(import.meta.dirname, '../tls');
  const [cert, key] = await Promise.all(
    ['server.pem', 'server.key'].map((name) => readFile(join(folder, name))),
  );
  const metadata = { authorization_endpoint: 'https://127.0.0.1/', token_endpoint: 'http://127.0.0.1/' };
  const server = createServer({ cert: cert!, key: key! }, (_request, response) =>
    response.end(JSON.stringify(metadata)),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(discover(targetOf(issuer, { tls: { ca: join(folder, 'ca.pem') } }))).rejects.toMatchObject({
    code: 'DISCOVERY_UNUSABLE',
    message: expect.stringContaining('its token_endpoint is http: while the issuer is https:'),
  });
});

test('the client secret is known to the redactor before anything is sent', async () => {
  const redactor = new Redactor(digestKey);
  const target = targetOf('http://idp.example');
  await expect(discoverProvider(target, { redactor })).rejects.toThrow(HarnessError);
  expect(redactor.text(`${target.clientSecret}`)).toBe('[client secret]');
});
