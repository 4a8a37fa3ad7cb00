import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { HarnessError } from '../../core/errors.ts';
import type { Instant } from '../../core/model.ts';
import { children, descendants, textOf } from './elements.ts';
import type { Element } from '@xmldom/xmldom';

/** A key that the provider signs with, by its metadata or the configuration. */
export interface ProviderKey {
  /** What evidence calls it, e.g. `metadata signing key 2`. */
  name: string;
  publicKey: KeyObject;
  /** PEM; absent where only the bare key is known. */
  certificate?: string;
  /** When the certificate ends. SAML trusts the key and not its certificate, so this informs only. */
  notAfter?: Instant;
}

/** In the order in which metadata names them; empty where none is known. */
export type ProviderKeys = readonly ProviderKey[];

/** The keys inside a ds:KeyInfo: its certificates, else its RSA key. What cannot be read is left out. */
export function keysIn(keyInfo: Element): Omit<ProviderKey, 'name'>[] {
  const certificates = descendants(keyInfo, 'X509Certificate', 'ds');
  if (certificates.length > 0) {
    return certificates.flatMap((element) => certificateKey(Buffer.from(textOf(element), 'base64')) ?? []);
  }
  return children(keyInfo, 'KeyValue', 'ds').flatMap((value) => {
    const [modulus, exponent] = ['Modulus', 'Exponent'].map((name) => {
      const element = descendants(value, name, 'ds')[0];
      return element && Buffer.from(textOf(element), 'base64').toString('base64url');
    });
    if (!modulus || !exponent) return [];
    try {
      return {
        publicKey: createPublicKey({ key: { kty: 'RSA', n: modulus, e: exponent }, format: 'jwk' }),
      };
    } catch {
      return [];
    }
  });
}

/** The certificates of a PEM file that the configuration names. Throws HarnessError. */
export function configuredKeys(pem: string, configKey: string): ProviderKey[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const keys = blocks.flatMap((block) => certificateKey(block) ?? []);
  if (keys.length > 0 && keys.length === blocks.length) {
    return keys.map((key, index) => ({ name: `certificate ${index + 1} of ${configKey}`, ...key }));
  }
  throw new HarnessError(
    'INPUT_UNREADABLE',
    `The file in ${configKey} holds ${blocks.length === 0 ? 'no certificate in PEM form' : 'a certificate that cannot be read'}.`,
    'It must hold a block that begins with -----BEGIN CERTIFICATE-----; DER files: openssl x509 -inform der -in FILE.',
  );
}

function certificateKey(encoded: Buffer | string): Omit<ProviderKey, 'name'> | undefined {
  try {
    const certificate = new X509Certificate(encoded);
    return {
      publicKey: certificate.publicKey,
      certificate: certificate.toString(),
      notAfter: certificate.validToDate.toISOString(),
    };
  } catch {
    return undefined;
  }
}
