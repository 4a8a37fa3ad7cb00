import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromium, type Browser, type Page } from 'playwright';
import { findBrowser } from '../../../probes/browsers.ts';
import { interceptAnswer, unreachableFlags } from '../../../probes/drivers/interception.ts';

/** Stands for an address that is not ours: a name that leads to this machine, where a server counts. */
let reply: string;
let open: Browser;
let guarded: Browser;
let page: Page;
let sink: Server;
let provider: Server;
let connections = 0;
let received: string[] = [];

beforeAll(async () => {
  sink = createServer((request, response) => {
    if (request.url?.startsWith('/login.srf')) received.push(`${request.method} ${request.url}`);
    response.end('sink');
  }).on('connection', () => connections++);
  provider = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: `${reply}?wa=wsignin1.0` }).end();
    else
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<form method="post" action="${reply}"><input name="wresult" value="a token"></form><script>document.forms[0].submit()</script>`,
        );
  });
  for (const server of [sink, provider])
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  reply = `http://sink.localhost:${portOf(sink)}/login.srf`;
  const executablePath = await findBrowser(process.env);
  open = await chromium.launch({ executablePath });
  guarded = await chromium.launch({ executablePath, args: unreachableFlags(['sink.localhost']) });
});

afterAll(async () => {
  await Promise.all([open.close(), guarded.close()]);
  sink.close();
  provider.close();
});

beforeEach(() => {
  connections = 0;
  received = [];
});
const pageOf = async (browser: Browser): Promise<Page> =>
  (page = await (await browser.newContext()).newPage());
afterEach(() => page.context().close());

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const visit = (path: string): Promise<unknown> =>
  page.goto(`http://127.0.0.1:${portOf(provider)}${path}`, { waitUntil: 'commit' });

test.for([
  ['/post', 'POST /login.srf'],
  ['/redirect', 'GET /login.srf?wa=wsignin1.0'],
] as const)('the control: without interception %s reaches the sink', async ([path, request]) => {
  await pageOf(open);
  await visit(path);
  await expect.poll(() => received).toEqual([request]);
  expect(connections).toBeGreaterThan(0);
});

test.for([
  ['/post', 'wresult', 'a token'],
  ['/redirect', 'wa', 'wsignin1.0'],
] as const)('with it %s is taken, and there is no connection', async ([path, field, value]) => {
  await pageOf(guarded);
  const taken: (string | null)[] = [];
  const stop = await interceptAnswer(await page.context().newCDPSession(page), reply, async (form) => {
    taken.push(form.get(field));
  });
  await visit(path);
  await expect.poll(() => taken).toEqual([value]);
  await expect.poll(() => page.content()).toContain('It was not sent.');
  await stop();
  expect([connections, received]).toEqual([0, []]);
});

test('other requests to that origin are stopped too', async () => {
  await pageOf(guarded);
  const stop = await interceptAnswer(await page.context().newCDPSession(page), reply, () =>
    Promise.reject(new Error('not wanted')),
  );
  await page.goto(new URL('/elsewhere', reply).href).catch(() => {});
  await stop();
  expect(connections).toBe(0);
});

test('a name that cannot be looked up is never looked up', async () => {
  await pageOf(guarded);
  const unknown = 'http://nobody.invalid/login.srf';
  const taken: string[] = [];
  const stop = await interceptAnswer(await page.context().newCDPSession(page), unknown, async (form) => {
    taken.push(form.toString());
  });
  await page.goto(`${unknown}?wa=1`);
  await stop();
  expect(taken).toEqual(['wa=1']);
});

test('what is guarded is not reached even without interception', async () => {
  await pageOf(guarded);
  await expect(page.goto(reply)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  expect(connections).toBe(0);
});
