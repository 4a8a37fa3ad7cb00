import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../probes/browsers.ts';
import { openBrowserDriver } from '../../../probes/drivers/browser.ts';
import { verifiedCertificate } from '../../../probes/drivers/certificates.ts';
import { openSite, type Site } from './site.ts';

const tls = new URL('../../server/tls/', import.meta.url);
const ca = await readFile(new URL('ca.pem', tls), 'utf8');
const server = await readFile(new URL('server.pem', tls), 'utf8');
const key = await readFile(new URL('server.key', tls), 'utf8');
const secure = createServer({ cert: server, key }, (_, response) => {
  response.writeHead(303, { location: site.task.callbackUrl }).end();
});
let site: Site;
let origin: string;

beforeAll(async () => {
  await once(secure.listen(0, '127.0.0.1'), 'listening');
  const address = secure.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  origin = `https://127.0.0.1:${address.port}`;
  site = await openSite(() => ({ to: `${origin}/login` }));
});
afterAll(async () => {
  secure.closeAllConnections();
  secure.close();
  await site.close();
});

async function signIn(trustedCertificates: string[]) {
  const driver = await openBrowserDriver({
    executablePath: await findBrowser(process.env),
    headed: false,
    trustedCertificates,
  });
  try {
    const session = await driver.newSession();
    return await session.signIn(site.task);
  } finally {
    await driver.close();
  }
}

test('a certificate of a private CA is not trusted by itself', async () => {
  await expect(signIn([])).rejects.toMatchObject({ code: 'PROVIDER_CERTIFICATE_UNTRUSTED' });
});

test('one that the private CA vouches for is', async () => {
  const certificate = await verifiedCertificate(origin, ca);
  expect((await signIn([certificate])).end).toEqual({ kind: 'answered' });
});

test('a server that the CA does not vouch for is refused', async () => {
  await expect(verifiedCertificate(origin, server)).rejects.toThrow(/unable to|self-signed|certificate/i);
});
