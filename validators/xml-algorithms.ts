/** Algorithms of XML Signature (https://www.w3.org/TR/xmldsig-core1/, RFC 6931 and RFC 9231). */
import type { XmlSignatureFact } from '../core/saml-evidence.ts';

const sha1Signatures = [
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2000/09/xmldsig#dsa-sha1',
];
const sha1Digest = 'http://www.w3.org/2000/09/xmldsig#sha1';

/** By a pair of keys; what is not here is refused. */
export const signatureAlgorithms: readonly string[] = [
  ...['rsa-sha256', 'rsa-sha384', 'rsa-sha512', 'ecdsa-sha256', 'ecdsa-sha384', 'ecdsa-sha512'].map(
    (name) => `http://www.w3.org/2001/04/xmldsig-more#${name}`,
  ),
  ...['sha256-rsa-MGF1', 'sha384-rsa-MGF1', 'sha512-rsa-MGF1'].map(
    (name) => `http://www.w3.org/2007/05/xmldsig-more#${name}`,
  ),
  ...sha1Signatures,
];

export const digestAlgorithms: readonly string[] = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512',
  sha1Digest,
];

export const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Where SHA-1 is used, if at all. */
export function sha1Of({ signatureAlgorithm, digestAlgorithms: digests }: XmlSignatureFact): string[] {
  return [...sha1Signatures, sha1Digest].filter(
    (sha1) => sha1 === signatureAlgorithm || digests.includes(sha1),
  );
}
