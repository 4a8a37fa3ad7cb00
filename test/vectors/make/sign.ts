/**
 * Signs and encrypts by text alone: the XML that is handed in is already in its canonical form (Exclusive C14N), so
 * nothing here shares code with what verifies it. All of it is synthetic, and the same bytes come out every time.
 */
import { createCipheriv, createHash, createHmac, createSign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const file = (name: string): string => readFileSync(new URL(`../keys/${name}`, import.meta.url), 'utf8');

export type KeyName = 'provider' | 'provider-next' | 'stranger' | 'relying-party';
export const pem = (name: KeyName): string => file(`${name}.pem`);
export const privateKey = (name: KeyName): string => file(`${name}.key`);

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';
export const algorithms = {
  rsaSha1: `${ds}rsa-sha1`,
  rsaSha256: `${more}rsa-sha256`,
  rsaSha384: `${more}rsa-sha384`,
  rsaSha512: `${more}rsa-sha512`,
  hmacSha1: `${ds}hmac-sha1`,
  hmacSha256: `${more}hmac-sha256`,
  rsaMd5: `${more}rsa-md5`,
  sha1: `${ds}sha1`,
  sha256: `${xmlenc}sha256`,
  sha384: `${more}sha384`,
  sha512: `${xmlenc}sha512`,
  md5: `${more}md5`,
  enveloped: `${ds}enveloped-signature`,
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  exclusiveWithComments: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
} as const;

const hashOf = (algorithm: string): string => /(md5|sha\d+)$/.exec(algorithm)?.[1] ?? 'sha256';

export interface Signing {
  key?: KeyName;
  algorithm?: string;
  digest?: string;
  canonicalization?: string;
  transforms?: string[];
  /** The content of a ds:Transform, by its algorithm. */
  parameters?: Record<string, string>;
  /** URI of the Reference; default: the element's own ID. */
  uri?: string;
  /** What is digested; default: the element. */
  content?: string;
  /** In front of the closing tag of SignedInfo, and signed with it. */
  extraReference?: string;
  /** The namespaces in scope, sorted, for SignedInfo by inclusive C14N. */
  signedInfoNamespaces?: string;
  keyInfo?: KeyName | 'none' | 'key-value';
  /** In front of the closing tag of ds:Signature. */
  object?: string;
}

const idIn = (element: string): string => /\s(?:ID|AssertionID)="([^"]*)"/.exec(element)?.[1] ?? '';

export function reference(uri: string, content: string, signing: Signing = {}): string {
  const { digest = algorithms.sha256, transforms = [algorithms.enveloped, algorithms.exclusive] } = signing;
  const written = transforms
    .map((name) => `<ds:Transform Algorithm="${name}">${signing.parameters?.[name] ?? ''}</ds:Transform>`)
    .join('');
  const value = createHash(hashOf(digest)).update(content).digest('base64');
  return `<ds:Reference URI="${uri}"><ds:Transforms>${written}</ds:Transforms><ds:DigestMethod Algorithm="${digest}"></ds:DigestMethod><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`;
}

/** The ds:Signature over `element`, which is handed in without it. */
export function signatureOver(element: string, signing: Signing = {}): string {
  const { key = 'provider', algorithm = algorithms.rsaSha256, keyInfo = key } = signing;
  const uri = signing.uri ?? `#${idIn(element)}`;
  const inner = `<ds:CanonicalizationMethod Algorithm="${signing.canonicalization ?? algorithms.exclusive}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${algorithm}"></ds:SignatureMethod>${reference(uri, signing.content ?? element, signing)}${signing.extraReference ?? ''}`;
  const scope = signing.signedInfoNamespaces ?? `xmlns:ds="${ds}"`;
  const value = signatureValue(`<ds:SignedInfo ${scope}>${inner}</ds:SignedInfo>`, algorithm, key);
  return `<ds:Signature xmlns:ds="${ds}"><ds:SignedInfo>${inner}</ds:SignedInfo><ds:SignatureValue>${value}</ds:SignatureValue>${keyInfoOf(keyInfo)}${signing.object ?? ''}</ds:Signature>`;
}

function signatureValue(signedInfo: string, algorithm: string, key: KeyName): string {
  if (algorithm.endsWith('none')) return Buffer.from('none').toString('base64');
  if (algorithm.includes('hmac')) {
    return createHmac(hashOf(algorithm), pem(key)).update(signedInfo).digest('base64');
  }
  return createSign(hashOf(algorithm)).update(signedInfo).sign(privateKey(key), 'base64');
}

function keyInfoOf(key: KeyName | 'none' | 'key-value'): string {
  if (key === 'none') return '';
  if (key === 'key-value') {
    const { n = '', e = '' } = new X509Certificate(pem('provider')).publicKey.export({ format: 'jwk' });
    const base64 = (value: string): string => Buffer.from(value, 'base64url').toString('base64');
    return `<ds:KeyInfo><ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${base64(n)}</ds:Modulus><ds:Exponent>${base64(e)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo>`;
  }
  const certificate = new X509Certificate(pem(key)).raw.toString('base64');
  return `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
}

/** `element` with the signature where its schema wants it: behind the Issuer, in SAML 1.1 at the end. */
export function insertSignature(element: string, signature: string): string {
  const issuer = '</saml:Issuer>';
  if (element.includes('AssertionID=')) return beforeEnd(element, signature);
  return element.replace(issuer, () => `${issuer}${signature}`);
}

/** `element` with `inserted` in front of its own closing tag. */
export function beforeEnd(element: string, inserted: string): string {
  const end = element.lastIndexOf('</');
  return `${element.slice(0, end)}${inserted}${element.slice(end)}`;
}

export function signed(element: string, signing: Signing = {}): string {
  return insertSignature(element, signatureOver(element, signing));
}

export interface Encrypting {
  content?: 'aes256-gcm' | 'aes256-cbc';
  /** Which of the wrapped content keys, see keys/make.sh. */
  wrapped?: 'oaep-sha1' | 'oaep-sha256' | 'for-stranger';
  keyAlgorithm?: string;
  /** Where the wrapped key stands; `after-another` recipient's key. */
  keyPlace?: 'inside' | 'beside' | 'after-another';
  /** Change one byte of the ciphertext. */
  tampered?: boolean;
}

/** xenc:EncryptedData around `plaintext`. The content key and the initialisation vector are fixed: for tests only. */
export function encryptedData(plaintext: string, encrypting: Encrypting = {}): string {
  const { content = 'aes256-gcm', wrapped = 'oaep-sha1', tampered = false } = encrypting;
  const key = readFileSync(new URL('../keys/content.key', import.meta.url));
  const gcm = content === 'aes256-gcm';
  const iv = Buffer.alloc(gcm ? 12 : 16, 'vector');
  const bytes = gcm ? gcmEncrypted(plaintext, key, iv) : cbcEncrypted(plaintext, key, iv);
  if (tampered) bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  const method = gcm ? 'http://www.w3.org/2009/xmlenc11#aes256-gcm' : `${xmlenc}aes256-cbc`;
  const keyAlgorithm = encrypting.keyAlgorithm ?? `${xmlenc}rsa-oaep-mgf1p`;
  const digest = wrapped === 'oaep-sha256' ? algorithms.sha256 : algorithms.sha1;
  const encryptedKey = (wrappedKey: string, alone = false): string =>
    `<xenc:EncryptedKey${alone ? ` xmlns:xenc="${xmlenc}"` : ''}><xenc:EncryptionMethod Algorithm="${keyAlgorithm}"><ds:DigestMethod${alone ? ` xmlns:ds="${ds}"` : ''} Algorithm="${digest}"></ds:DigestMethod></xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>${file(`content.${wrappedKey}`)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>`;
  const { keyPlace = 'inside' } = encrypting;
  const another = keyPlace === 'after-another' ? encryptedKey('for-stranger') : '';
  const inside =
    keyPlace === 'beside'
      ? ''
      : `<ds:KeyInfo xmlns:ds="${ds}">${another}${encryptedKey(wrapped)}</ds:KeyInfo>`;
  const beside = keyPlace === 'beside' ? encryptedKey(wrapped, true) : '';
  return `<xenc:EncryptedData xmlns:xenc="${xmlenc}" Type="${xmlenc}Element"><xenc:EncryptionMethod Algorithm="${method}"></xenc:EncryptionMethod>${inside}<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>${beside}`;
}

function gcmEncrypted(plaintext: string, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function cbcEncrypted(plaintext: string, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final()]);
}
