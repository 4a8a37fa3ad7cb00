import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Plan } from '../../core/plan.ts';

/**
 * What the browser must trust beyond its own list: providers that a private CA of the configuration vouches for, and the
 * relying party's https. One that cannot be had is left out, and its target tells why when it is discovered.
 */
export async function certificatesOf({ relyingParty, targets }: Plan): Promise<string[]> {
  const own = relyingParty.tls && readFile(relyingParty.tls.cert, 'utf8');
  const providers = targets.map(async ({ config: { issuer, tls } }) => {
    if (!issuer?.startsWith('https:') || tls?.ca === undefined) return '';
    return verifiedCertificate(issuer, await readFile(tls.ca, 'utf8'));
  });
  const found = await Promise.allSettled([own, ...providers]);
  return found.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
}

/** What vouches for providers and the relying party, as PEM, for a client that takes CAs. What cannot be read is left out. */
export async function authoritiesOf({ relyingParty, targets }: Plan): Promise<string[]> {
  const files = [relyingParty.tls?.cert, ...targets.map(({ config: { tls } }) => tls?.ca)];
  const given = [...new Set(files)].filter((file) => file !== undefined);
  const found = await Promise.allSettled(given.map((file) => readFile(file, 'utf8')));
  return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/**
 * The private CAs of targets with a client certificate. For those Playwright makes the connections of the browser itself,
 * in this process, and checks the servers by Node's list.
 */
export async function trustForClientCertificates({ targets }: Plan): Promise<void> {
  const cas = targets.flatMap(({ config: { accounts, tls } }) => {
    const has = Object.values(accounts).some(({ factors }) => factors.some((one) => 'certificate' in one));
    return has && tls?.ca !== undefined ? [tls.ca] : [];
  });
  if (cas.length > 0) trustInNode(await Promise.all(cas.map((path) => readFile(path, 'utf8'))));
}

/** From now on, in this process. */
export function trustInNode(pems: readonly string[]): void {
  setDefaultCACertificates([...getCACertificates('default'), ...pems]);
}

/**
 * The certificate that the server at `origin` shows, as PEM, once it is verified by `ca` (PEM; default: those that Node
 * trusts). Throws Node's error where the server is not reached or not vouched for.
 */
export async function verifiedCertificate(origin: string, ca?: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isName = !/^[\d.]+$|:/.test(host);
  const socket = connect({
    host,
    port: Number(port || 443),
    ...(ca !== undefined && { ca }),
    ...(isName && { servername: host }),
    timeout: 10_000,
  });
  socket.on('timeout', () => socket.destroy(new Error(`${origin} does not answer`)));
  try {
    await once(socket, 'secureConnect');
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new Error(`${origin} shows no certificate`);
    return certificate.toString();
  } finally {
    socket.destroy();
  }
}

/** Has Chromium trust exactly these certificates' keys, whatever else it thinks of the certificate. */
export function trustFlags(pems: readonly string[]): string[] {
  const certificates = pems.flatMap(
    (pem) => pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [],
  );
  if (certificates.length === 0) return [];
  const keys = certificates.map((pem) => {
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  });
  return [`--ignore-certificate-errors-spki-list=${keys.join(',')}`];
}
