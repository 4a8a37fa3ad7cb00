import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { decrypt } from 'xml-encryption';
import { XmlRefusal } from './document.ts';
import { attribute, descendants } from './elements.ts';

/** RSAES-PKCS1-v1_5 lets whoever sees our answers decrypt a message (XML Encryption 1.1, section 5.5.1). */
const refusedAlgorithms = ['http://www.w3.org/2001/04/xmlenc#rsa-1_5'];

/** What stands inside the xenc:EncryptedData below `element`, by the first of `keys` (PEM) that opens it. Throws XmlRefusal. */
export async function decryptXml(element: Element, keys: readonly string[]): Promise<string> {
  if (keys.length === 0) {
    throw new XmlRefusal('decryption', 'it is encrypted, and no key to decrypt it is configured');
  }
  const algorithms = descendants(element, 'EncryptionMethod', 'xenc').map((method) =>
    attribute(method, 'Algorithm'),
  );
  const refused = algorithms.find((algorithm) => refusedAlgorithms.includes(algorithm ?? ''));
  if (refused) throw new XmlRefusal('decryption', `it is encrypted by ${refused}, which can be broken`);
  const faults: string[] = [];
  for (const key of keys) {
    try {
      return await plaintext(new XMLSerializer().serializeToString(element), key);
    } catch (thrown) {
      faults.push(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }
  throw new XmlRefusal('decryption', `none of our keys decrypts it (${faults.join('; ').slice(0, 200)})`);
}

function plaintext(xml: string, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { key, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false };
    decrypt(xml, options, (error, text) => {
      if (error instanceof Error || text === undefined)
        reject(error instanceof Error ? error : new Error('it is empty'));
      else resolve(text);
    });
  });
}
