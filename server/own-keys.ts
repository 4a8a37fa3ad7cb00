import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { RelyingPartyConfig } from '../core/config.ts';
import { HarnessError } from '../core/errors.ts';
import { readInput } from './input.ts';

/** What the relying party signs SAML requests and the hints of External MFA with, and decrypts with. PEM. */
export interface OwnKeys {
  privateKey: string;
  certificate?: string;
}

/** relyingParty.key and relyingParty.cert; undefined where there is no key. Throws HarnessError. */
export async function readOwnKeys({ key, cert }: RelyingPartyConfig): Promise<OwnKeys | undefined> {
  if (key === undefined) return undefined;
  const [pem, certificate] = await Promise.all([
    readInput(key, 'relyingParty.key'),
    cert === undefined ? undefined : readInput(cert, 'relyingParty.cert'),
  ]);
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'rsa') throw new TypeError('not an RSA key');
    if (certificate !== undefined && !new X509Certificate(certificate).checkPrivateKey(privateKey)) {
      throw new TypeError('the certificate is of another key');
    }
    const exported = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { privateKey: exported, ...(certificate !== undefined && { certificate }) };
  } catch (cause) {
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `${key} (relyingParty.key)${cert === undefined ? '' : ` and ${cert} (relyingParty.cert)`} cannot be used.`,
      'The key must be an RSA private key in PEM form without a passphrase, and the certificate the one that belongs to it.',
      { cause },
    );
  }
}
