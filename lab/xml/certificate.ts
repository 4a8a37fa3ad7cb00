import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** A key with a certificate for it, as federation metadata and XML signatures name keys. */
export interface CertifiedKey {
  privateKey: KeyObject;
  /** PEM. */
  certificate: string;
}

const generate = promisify(generateKeyPair);
const day = 24 * 3600 * 1000;

/** A value in DER (X.690): tag, length, content. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length, ...bytes]), content]);
}

const sequence = (...contents: Buffer[]): Buffer => der(0x30, ...contents);
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
const time = (ms: number): Buffer =>
  text(0x17, `${new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14)}Z`);
/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11 (RFC 4055, section 5). */
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');

/** A new RSA key of 2048 bits with a certificate that it signs itself (RFC 5280), good for a year from yesterday. */
export async function newCertifiedKey(name: string, now: number): Promise<CertifiedKey> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
  const subject = sequence(der(0x31, sequence(commonName, text(0x0c, name))));
  const serial = randomBytes(16);
  // Positive, and without a zero in front.
  serial[0] = 0x40 | (serial[0]! & 0x3f);
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    sha256WithRsa,
    subject,
    sequence(time(now - day), time(now + 365 * day)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey));
  return { privateKey, certificate: pem(sequence(toBeSigned, sha256WithRsa, signature)) };
}

const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** What stands between the lines of a PEM, as `ds:X509Certificate` holds it. */
export const base64Of = (certificate: string): string =>
  certificate.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, '');
