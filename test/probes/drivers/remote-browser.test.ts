import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { configSchema } from '../../../core/config.ts';
import { planRun, type Plan } from '../../../core/plan.ts';
import { connectBrowser, isInTheClear, refuseWhatIsLocal } from '../../../probes/drivers/remote-browser.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers the attempt to speak WebSocket so; its address. */
async function answering(head: string): Promise<string> {
  server = createServer().listen(0, '127.0.0.1');
  server.on('upgrade', (_, socket) => socket.end(`HTTP/1.1 ${head}`));
  await new Promise((listening) => server?.once('listening', listening));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/?token=s3cret-t0ken`;
}

const connected = (url: string): Promise<unknown> =>
  connectBrowser({ url, relyingPartyHost: '127.0.0.1:4180' });

// As Playwright 1.65 answers an older client, without the box around it.
const mismatch =
  '428 Precondition Required\r\n\r\nPlaywright version mismatch:\n  - server version: v1.58\n  - client version: v1.65\n';

test.each([
  [mismatch, /Playwright 1\.58 runs there and 1\.65 here/, /playwright@1\.65 run-server/],
  ['401 Unauthorized\r\n\r\n', /refuses this client \(HTTP 401\)/, /token/],
  ['200 OK\r\n\r\nhello', /no browser that speaks this protocol/, /ws:\/\/host:port/],
])('%s', async (head, message, hint) => {
  const url = await answering(head);
  await expect(connected(url)).rejects.toMatchObject({
    code: 'BROWSER_FAILED',
    fault: 'environment',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
  await expect(connected(url)).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') });
});

test.each(['ws', 'http'])('nothing listens there (%s)', async (scheme) => {
  const url = await answering('');
  await new Promise((closed) => server?.close(closed));
  await expect(connected(url.replace('ws', scheme))).rejects.toMatchObject({
    code: 'BROWSER_FAILED',
    message: expect.stringContaining('nothing answers there'),
  });
});

function planWith(target: object): Plan {
  const account = { username: 'alice', password: 'secret', factors: [{ totp: 'GEZDGNBVGY3TQOJQ' }] };
  const { relyingParty, targets } = configSchema.parse({
    targets: {
      contoso: { protocol: 'wsfed', url: 'https://idp.test', accounts: { alice: account }, ...target },
    },
  });
  return planRun({ relyingParty, targets });
}

test('what only a browser on this machine can do is refused, with the targets', () => {
  expect(() => refuseWhatIsLocal(planWith({}))).not.toThrow();
  expect(() => refuseWhatIsLocal(planWith({ reply: 'https://login.microsoftonline.com/login.srf' }))).toThrow(
    /answers of contoso are meant for an address that is not ours/,
  );
  const certificate = { cert: 'alice.pem', key: 'alice.key' };
  const alice = { username: 'alice', password: 'secret', factors: [{ certificate }] };
  expect(() => refuseWhatIsLocal(planWith({ accounts: { alice } }))).toThrow(
    /contoso have a client certificate/,
  );
});

test('what is typed crosses a network in the clear only where it is not encrypted', () => {
  expect(['ws://grid:3000/', 'http://10.0.0.7:9222'].map(isInTheClear)).toEqual([true, true]);
  expect(['wss://grid/', 'ws://127.0.0.1:3000', 'http://localhost:9222'].map(isInTheClear)).toEqual([
    ...[false, false, false],
  ]);
});
