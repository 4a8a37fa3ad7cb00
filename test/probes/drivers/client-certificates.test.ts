import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCertifiedKey } from '../../../lab/xml/certificate.ts';
import { findBrowser } from '../../../probes/browsers.ts';
import { openBrowserDriver } from '../../../probes/drivers/browser.ts';
import { trustInNode } from '../../../probes/drivers/certificates.ts';
import { asksForCertificate } from '../../../probes/drivers/client-certificates.ts';
import { openSite, type Site } from './site.ts';

const tls = new URL('../../server/tls/', import.meta.url);
const [ca = '', cert = '', key = ''] = await Promise.all(
  ['ca.pem', 'server.pem', 'server.key'].map((name) => readFile(new URL(name, tls), 'utf8')),
);

let folder: string;
let site: Site;
const servers: Server[] = [];
/** What the server saw of who came. */
const shown: boolean[] = [];

async function listen(options: object): Promise<string> {
  const server = createServer({ cert, key, ...options }, (request, response) => {
    const { socket } = request;
    const isKnown = socket instanceof TLSSocket && socket.getPeerCertificate().subject?.CN === 'alice';
    shown.push(isKnown);
    if (isKnown) response.writeHead(303, { location: site.task.callbackUrl }).end();
    else response.writeHead(403).end('<h1>Access denied</h1>');
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `https://127.0.0.1:${address.port}`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amrcheck-certificate-'));
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await site?.close();
  await rm(folder, { recursive: true });
});

test('who asks for a certificate is told apart from who does not', async () => {
  expect(await asksForCertificate(await listen({}))).toBe(false);
  expect(await asksForCertificate(await listen({ requestCert: true, rejectUnauthorized: false }))).toBe(true);
  expect(await asksForCertificate(await listen({ requestCert: true, ca }))).toBe(true);
  // Nothing can be seen there.
  expect(await asksForCertificate(await listen({ minVersion: 'TLSv1.3' }))).toBe(true);
});

test('the certificate is shown to the origin that asks for it, and counts as a factor', async () => {
  const alice = await newCertifiedKey('alice', Date.now());
  const [certPath, keyPath] = [join(folder, 'alice.pem'), join(folder, 'alice.key')];
  await writeFile(certPath, alice.certificate);
  await writeFile(keyPath, alice.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const origin = await listen({ requestCert: true, rejectUnauthorized: false });
  site = await openSite(() => ({ to: `${origin}/certificate` }));
  trustInNode([ca]);
  const driver = await openBrowserDriver({ executablePath: await findBrowser(process.env), headed: false });
  try {
    const session = await driver.newSession({ certificates: [{ origin, cert: certPath, key: keyPath }] });
    const { end, factorsUsed } = await session.signIn({ ...site.task, certificateOrigins: [origin] });
    expect(end).toEqual({ kind: 'answered' });
    expect(factorsUsed.map(({ factor }) => factor)).toEqual(['certificate']);
    expect(shown.at(-1)).toBe(true);
  } finally {
    await driver.close();
  }
});
