import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { decrypt } from 'xml-encryption';
import { XmlRefusal } from './document.ts';
import { attribute, children, descendants, isNamed, namespaces } from './elements.ts';

/** RSAES-PKCS1-v1_5 lets whoever sees our answers decrypt a message (XML Encryption 1.1, section 5.5.1). */
const refusedAlgorithms = ['http://www.w3.org/2001/04/xmlenc#rsa-1_5'];
/** A message with thousands of keys must not hold us up. */
const triedKeys = 10;

/**
 * What stands inside the xenc:EncryptedData that `element` is or holds, by the first of `keys` (PEM) that opens it.
 * Throws XmlRefusal.
 */
export async function decryptXml(element: Element, keys: readonly string[]): Promise<string> {
  if (keys.length === 0) {
    throw new XmlRefusal('decryption', 'it is encrypted, and no key to decrypt it is configured');
  }
  const algorithms = descendants(element, 'EncryptionMethod', 'xenc').map((method) =>
    attribute(method, 'Algorithm'),
  );
  const refused = algorithms.find((algorithm) => refusedAlgorithms.includes(algorithm ?? ''));
  if (refused) throw new XmlRefusal('decryption', `it is encrypted by ${refused}, which can be broken`);
  const faults = new Set<string>();
  for (const xml of onePerRecipient(element)) {
    for (const key of keys) {
      try {
        return await plaintext(xml, key);
      } catch (thrown) {
        faults.add(thrown instanceof Error ? thrown.message : String(thrown));
      }
    }
  }
  const said = [...faults].join('; ') || 'it names no encrypted key';
  throw new XmlRefusal('decryption', `none of our keys decrypts it (${said.slice(0, 200)})`);
}

/**
 * xml-encryption takes the first EncryptedKey, and only one inside the data; there may be one for each recipient, and
 * they may stand beside the data (SAML 2.0 Errata, E43).
 */
function onePerRecipient(element: Element): string[] {
  const [data, ...others] = isNamed(element, 'EncryptedData', 'xenc')
    ? [element]
    : children(element, 'EncryptedData', 'xenc');
  const document = element.ownerDocument;
  if (!data || !document || others.length > 0) return [];
  return descendants(element, 'EncryptedKey', 'xenc')
    .slice(0, triedKeys)
    .map((encryptedKey) => {
      const copy = document.importNode(data, true);
      for (const keyInfo of children(copy, 'KeyInfo', 'ds')) copy.removeChild(keyInfo);
      const keyInfo = document.createElementNS(namespaces.ds, 'ds:KeyInfo');
      keyInfo.appendChild(document.importNode(encryptedKey, true));
      copy.appendChild(keyInfo);
      return new XMLSerializer().serializeToString(copy);
    });
}

function plaintext(xml: string, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { key, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false };
    decrypt(xml, options, (error, text) => {
      if (error instanceof Error || text === undefined) {
        reject(error instanceof Error ? error : new Error('it is empty'));
      } else resolve(text);
    });
  });
}
