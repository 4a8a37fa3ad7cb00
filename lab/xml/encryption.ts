import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import { base64Of } from './certificate.ts';
import { element } from './element.ts';
import type { Xml } from './element.ts';

const xenc = 'http://www.w3.org/2001/04/xmlenc#';
const ds = 'http://www.w3.org/2000/09/xmldsig#';

/** AES with a key of 256 bits, by its mode. */
export type ContentCipher = 'gcm' | 'cbc';

const ciphers: Record<ContentCipher, { uri: string; encrypt: (key: Buffer, text: string) => Buffer }> = {
  gcm: {
    uri: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    encrypt(key, text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
  },
  cbc: {
    uri: `${xenc}aes256-cbc`,
    encrypt(key, text) {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-256-cbc', key, iv);
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
    },
  },
};

/** `xenc:EncryptedData` for whoever has the key of `certificate`: the content key by RSA-OAEP (XML Encryption 1.1, section 5.5.2). */
export function encrypted(xml: Xml, certificate: string, mode: ContentCipher): Xml {
  const key = randomBytes(32);
  const wrapped = publicEncrypt(
    { key: certificate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    key,
  );
  const cipherData = (value: Buffer): Xml =>
    element('xenc:CipherData', {}, element('xenc:CipherValue', {}, value.toString('base64')));
  return element(
    'xenc:EncryptedData',
    { 'xmlns:xenc': xenc, Type: `${xenc}Element` },
    element('xenc:EncryptionMethod', { Algorithm: ciphers[mode].uri }),
    element(
      'ds:KeyInfo',
      { 'xmlns:ds': ds },
      element(
        'xenc:EncryptedKey',
        {},
        element(
          'xenc:EncryptionMethod',
          { Algorithm: `${xenc}rsa-oaep-mgf1p` },
          element('ds:DigestMethod', { Algorithm: `${ds}sha1` }),
        ),
        element(
          'ds:KeyInfo',
          {},
          element('ds:X509Data', {}, element('ds:X509Certificate', {}, base64Of(certificate))),
        ),
        cipherData(wrapped),
      ),
    ),
    cipherData(ciphers[mode].encrypt(key, xml.text)),
  );
}
