import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchJwks } from '../../server/oidc/jwks.ts';
import { ProviderHttp, type ProviderHttpOptions } from '../../server/provider-http.ts';

const tlsFolder = join(import.meta.dirname, 'tls');
const pem = (name: string): string => readFileSync(join(tlsFolder, name), 'utf8');
const certificate = { cert: pem('server.pem'), key: pem('server.key') };

function open(options: Partial<ProviderHttpOptions> = {}): ProviderHttp {
  const http = new ProviderHttp({ caKey: 'targets.contoso.tls.ca', ...options });
  onTestFinished(() => http.close());
  return http;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return `http://127.0.0.1:${await listening(server)}/`;
}

async function serveTls(
  listener: RequestListener = (_request, response) => response.end('{"tls":true}'),
): Promise<number> {
  const server = createHttpsServer(certificate, listener);
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

test('an answer comes with its status, its headers and its text', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(418, { 'content-type': 'text/plain', 'x-tea': 'yes' }).end('a pot of tëa');
  });
  const answer = await open().send(url, { method: 'GET', headers: {} });
  expect(answer).toMatchObject({ url, status: 418, contentType: 'text/plain', text: 'a pot of tëa' });
  expect(answer.headers.get('x-tea')).toBe('yes');
});

test('an answer that drips ends at the time limit', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  await expect(open({ timeLimitMs: 150 }).get(url)).rejects.toMatchObject({
    code: 'PROVIDER_TOO_SLOW',
    message: `The provider did not finish its answer from ${url} within 0.15 s.`,
    hint: expect.stringContaining('tell the vendor'),
  });
});

test('an answer that announces too much is not read at all', async () => {
  let written = 0;
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 50_000_000 });
    written = 1024;
    response.write(Buffer.alloc(written));
  });
  await expect(open().get(url)).rejects.toMatchObject({
    code: 'PROVIDER_ANSWER_TOO_LARGE',
    message: `The provider's answer from ${url} is larger than 2 MiB.`,
  });
  expect(written).toBe(1024);
});

test('an answer that turns out too large is given up', async () => {
  let closed = false;
  const url = await serve((_request, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!closed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more).on('close', () => (closed = true));
    more();
  });
  await expect(open().get(url)).rejects.toMatchObject({ code: 'PROVIDER_ANSWER_TOO_LARGE' });
  await vi.waitFor(() => expect(closed).toBe(true));
});

test('five redirects are followed, a sixth is not', async () => {
  const url = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
    else response.end('there');
  });
  expect((await open().get(`${url}5`)).text).toBe('there');
  await expect(open().get(`${url}6`)).rejects.toMatchObject({
    code: 'PROVIDER_REDIRECT_LOOP',
    message: `The provider redirects ${url}6 more than 5 times.`,
  });
});

test('a post is never redirected', async () => {
  const url = await serve((_request, response) => response.writeHead(307, { location: '/elsewhere' }).end());
  expect((await open().send(url, { method: 'POST', headers: {}, body: 'a=b' })).status).toBe(307);
});

test.each([
  ['javascript:alert(1)', 'DISCOVERY_UNUSABLE', 'starts with javascript: instead of https:'],
  ['file:///etc/passwd', 'DISCOVERY_UNUSABLE', 'starts with file: instead of https:'],
  ['http://example.com/', 'DISCOVERY_UNUSABLE', 'is http: and not on this machine'],
  ['http://[', 'PROVIDER_ANSWER_UNREADABLE', 'to something that is not an address'],
])('a redirect to %s is refused', async (location, code, message) => {
  const url = await serve((_request, response) => response.writeHead(302, { location }).end());
  await expect(open().get(url)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});

test('nothing listens: the port is named, and what to do', async () => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((closed) => server.close(closed));
  await expect(open().get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
    code: 'PROVIDER_UNREACHABLE',
    message: expect.stringContaining(`http://127.0.0.1:${port} cannot be reached`),
    hint: 'Nothing listens there. Start the provider, or correct the port in the issuer.',
  });
});

test('a host that does not exist', async () => {
  await expect(open().get('https://nowhere.invalid/')).rejects.toMatchObject({
    code: 'PROVIDER_UNREACHABLE',
    message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    hint: expect.stringContaining('DNS'),
  });
});

test('a connection that breaks off', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200);
    response.write('{');
    setImmediate(() => response.destroy());
  });
  await expect(open().get(url)).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
});

test('what is not HTTP', async () => {
  const port = await listening(
    createTcpServer((socket) => {
      socket.on('error', () => {}).once('data', () => socket.end('220 mail.example ESMTP\r\n\r\n'));
    }),
  );
  await expect(open().get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
    code: 'PROVIDER_ANSWER_UNREADABLE',
    message: expect.stringContaining('is not HTTP that can be read'),
  });
});

test('a port that does not speak TLS', async () => {
  const url = await serve((_request, response) => response.end());
  await expect(open().get(url.replace('http:', 'https:'))).rejects.toMatchObject({
    code: 'PROVIDER_UNREACHABLE',
    hint: 'That port does not speak TLS. Write the issuer with http: or correct the port.',
  });
});

test('a certificate of a private CA is untrusted until tls.ca names the CA', async () => {
  const url = `https://127.0.0.1:${await serveTls()}/`;
  await expect(open().get(url)).rejects.toMatchObject({
    code: 'PROVIDER_CERTIFICATE_UNTRUSTED',
    message: expect.stringContaining('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    hint: expect.stringContaining('into targets.contoso.tls.ca'),
  });
  expect((await open({ ca: pem('ca.pem') }).get(url)).text).toBe('{"tls":true}');
});

test('a certificate for another name', async () => {
  const url = `https://localhost:${await serveTls()}/`;
  await expect(open({ ca: pem('ca.pem') }).get(url)).rejects.toMatchObject({
    code: 'PROVIDER_CERTIFICATE_UNTRUSTED',
    hint: "The certificate is for another name. Use the provider's own name in the issuer.",
  });
});

/** Leads everything that goes through a proxy to that port; what was asked for. */
async function tunnel(port: number): Promise<string[]> {
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${await listening(proxy)}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return tunnels;
}

test('HTTPS_PROXY is kept, NO_PROXY too, and this machine is never asked for through a proxy', async () => {
  const port = await serveTls();
  const tunnels = await tunnel(port);
  vi.stubEnv('NO_PROXY', 'direct.invalid');
  const http = open({ ca: pem('ca.pem') });

  expect((await http.get('https://idp.test/')).text).toBe('{"tls":true}');
  expect((await http.get(`https://127.0.0.1:${port}/`)).text).toBe('{"tls":true}');
  await expect(http.get('https://direct.invalid/')).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
  expect(tunnels).toEqual(['idp.test:443']);
});

test('a provider elsewhere cannot make us ask a service of this machine', async () => {
  const asked: (string | undefined)[] = [];
  const local = await serve((request, response) => {
    asked.push(request.url);
    response.end('{"keys":[]}');
  });
  await tunnel(await serveTls((_request, response) => response.writeHead(302, { location: local }).end()));
  const http = open({ ca: pem('ca.pem') });
  await expect(http.get('https://idp.test/')).rejects.toMatchObject({
    code: 'DISCOVERY_UNUSABLE',
    message: `The provider's address ${local} is on this machine, and the provider that names it is not.`,
  });
  expect((await fetchJwks(http, local, 'https://idp.test')).reason).toMatch(/jwks_uri is on this machine/);
  expect(asked).toEqual([]);
  expect((await fetchJwks(http, local, 'http://localhost:8080')).keys).toEqual([]);
});

test('a proxy that is no address', () => {
  vi.stubEnv('HTTPS_PROXY', 'not a proxy');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(() => new ProviderHttp({ caKey: 'x' })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', hint: expect.stringContaining('http://host:port') }),
  );
});

test('names under localhost lead to this machine', async () => {
  const url = await serve((_request, response) => response.end('here'));
  expect((await open().get(url.replace('127.0.0.1', 'idp.localhost'))).text).toBe('here');
});

test('a compressed answer is read, and counted as what it becomes', async () => {
  const { gzipSync } = await import('node:zlib');
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const url = await serve((request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(request.url === '/bomb' ? bomb : gzipSync('{"small":true}'));
  });
  expect((await open().get(url)).text).toBe('{"small":true}');
  await expect(open().get(`${url}bomb`)).rejects.toMatchObject({ code: 'PROVIDER_ANSWER_TOO_LARGE' });
});

test('an answer may be empty, compressed otherwise or twice, or in a way that nobody knows', async () => {
  const { brotliCompressSync, deflateSync, gzipSync } = await import('node:zlib');
  const answers: Record<string, [coding: string, body: Buffer]> = {
    '/empty': ['gzip', Buffer.of()],
    '/br': ['br', brotliCompressSync('brotli')],
    '/twice': ['deflate, gzip', gzipSync(deflateSync('twice'))],
    '/other': ['x-other', Buffer.from('as it is')],
  };
  const url = await serve((request, response) => {
    const [coding, body] = answers[request.url ?? '']!;
    response.writeHead(request.url === '/empty' ? 204 : 200, { 'content-encoding': coding }).end(body);
  });
  const http = open();
  const texts = await Promise.all(
    Object.keys(answers).map(async (path) => (await http.get(url.slice(0, -1) + path)).text),
  );
  expect(texts).toEqual(['', 'brotli', 'twice', 'as it is']);
});

test('the clock is measured from the Date header, and the surest measurement counts', async () => {
  let now = Date.parse('2026-01-01T12:00:00.000Z');
  let tick = 400;
  const headers: Record<string, string>[] = [
    { date: 'Thu, 01 Jan 2026 12:02:00 GMT' },
    { date: 'Thu, 01 Jan 2026 12:01:00 GMT' },
    { date: 'Thu, 01 Jan 2026 18:00:00 GMT' },
    { date: 'Thu, 01 Jan 2026 18:00:00 GMT', age: '3' },
    { date: 'last Thursday' },
  ];
  const url = await serve((_request, response) => {
    response.sendDate = false;
    response.writeHead(200, headers.shift() ?? {}).end();
  });
  const http = open({ now: () => (now += tick) });
  expect(http.clock).toEqual({ offsetMs: null, uncertaintyMs: 0 });
  await http.get(url);
  // Sent at +400 and answered at +800 ms, so looked at in the middle; 120,000 + 500 - 600.
  expect(http.clock).toEqual({ offsetMs: 119_900, uncertaintyMs: 700 });
  now = Date.parse('2026-01-01T12:00:00.000Z');
  tick = 100;
  await http.get(url);
  expect(http.clock).toEqual({ offsetMs: 60_350, uncertaintyMs: 550 });
  tick = 300;
  await http.get(url);
  expect(http.clock.uncertaintyMs).toBe(550);
  tick = 10;
  for (let more = 0; more < 3; more++) await http.get(url);
  expect(http.clock).toEqual({ offsetMs: 60_350, uncertaintyMs: 550 });
});

/** Answers so with these, one after the other, then with 200; tells how often it was asked. */
async function busy(...answers: [status: number, headers: Record<string, string>][]) {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    const [status, headers] = answers[asked.length] ?? [200, {}];
    asked.push(request.method ?? '');
    response.writeHead(status, headers).end();
  });
  return { url, asked };
}

test('a provider that is too busy is asked again when it says, token requests too', async () => {
  const { url, asked } = await busy([429, { 'retry-after': '0' }], [503, { 'retry-after': '1' }]);
  const waits: string[] = [];
  const onWait = (why: string): void => void waits.push(why);
  const startedAt = performance.now();
  const answer = await open().send(url, { method: 'POST', headers: {}, body: 'code=x', onWait });
  expect([answer.status, asked]).toEqual([200, ['POST', 'POST', 'POST']]);
  expect(performance.now() - startedAt).toBeGreaterThan(990);
  expect(waits).toEqual([
    'waiting 0 s, as the provider asks with HTTP 429',
    'waiting 1 s, as the provider asks with HTTP 503',
  ]);
});

test("a date to ask again is read by the provider's own clock", async () => {
  const date = 'Tue, 24 Nov 2020 10:00:00 GMT';
  const soon = await busy([503, { date, 'retry-after': 'Tue, 24 Nov 2020 10:00:00 GMT' }]);
  expect((await open().get(soon.url)).status).toBe(200);
  const later = await busy([503, { date, 'retry-after': 'Tue, 24 Nov 2020 10:00:31 GMT' }]);
  expect([(await open().get(later.url)).status, later.asked]).toEqual([503, ['GET']]);
});

test('a third refusal is the answer', async () => {
  const { url, asked } = await busy([429, {}], [429, { 'retry-after': '0' }], [429, { 'retry-after': '0' }]);
  expect([(await open().get(url)).status, asked.length]).toEqual([429, 3]);
});

test.each<[string, number, Record<string, string>]>([
  ['names no time', 503, {}],
  ['names no time that can be read', 503, { 'retry-after': 'soon' }],
  ['asks for more than half a minute', 429, { 'retry-after': '31' }],
  ['has another status', 500, { 'retry-after': '0' }],
  ['is no refusal for being busy', 403, { 'retry-after': '0' }],
])('an answer that %s is the answer', async (_, status, headers) => {
  const { url, asked } = await busy([status, headers]);
  expect([(await open().get(url)).status, asked.length]).toEqual([status, 1]);
});

test('what is to be sent once is not repeated, and a pause ends with its request', async () => {
  const refusal = (): Promise<{ url: string; asked: string[] }> => busy([429, { 'retry-after': '20' }]);
  const once = await refusal();
  expect((await open().send(once.url, { method: 'POST', headers: {}, once: true })).status).toBe(429);
  const cut = new AbortController();
  const { url, asked } = await refusal();
  const onWait = (): void => cut.abort(new Error('over'));
  await expect(open().send(url, { method: 'GET', headers: {}, signal: cut.signal, onWait })).rejects.toThrow(
    'over',
  );
  expect(asked).toEqual(['GET']);
});
