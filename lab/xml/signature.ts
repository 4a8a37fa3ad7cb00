import { SignedXml } from 'xml-crypto';
import type { CertifiedKey } from './certificate.ts';
import { escapeXml, Xml } from './element.ts';

/** How one element is signed. */
export interface Signing {
  key: CertifiedKey;
  /** URI of the signature method; HMAC is keyed with the certificate, as an attacker who has nothing else would. */
  algorithm: string;
  digest: string;
  transforms: string[];
  /** How often the one Reference stands there. */
  references: number;
  /** The certificate in KeyInfo, where it is not the key's own. */
  shown?: string;
  /** Named in KeyInfo, in the place of a certificate. */
  keyName?: string;
}

/** Where the signature goes in each kind of element. */
const places = {
  'SAML 2.0': { idAttribute: 'ID', reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  'SAML 1.1': { idAttribute: 'AssertionID', reference: '/*', action: 'append' },
} as const;

const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export const algorithms = {
  rsaSha256: `${more}rsa-sha256`,
  rsaSha1: `${dsig}rsa-sha1`,
  hmacSha1: `${dsig}hmac-sha1`,
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha1: `${dsig}sha1`,
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  enveloped: `${dsig}enveloped-signature`,
  exclusive,
  /** Microsoft's page prints the algorithms with https, which names nothing. */
  rsaSha256OverHttps: `${more.replace('http:', 'https:')}rsa-sha256`,
} as const;

/** What an honest provider does. */
export const usualSigning = (key: CertifiedKey): Signing => ({
  key,
  algorithm: algorithms.rsaSha256,
  digest: algorithms.sha256,
  transforms: [algorithms.enveloped, exclusive],
  references: 1,
});

/** `xml` with an enveloped signature over its root element. */
export function signed(xml: Xml, kind: keyof typeof places, signing: Signing): Xml {
  const { idAttribute, ...location } = places[kind];
  const { key, algorithm, digest, transforms, references, shown = key.certificate, keyName } = signing;
  const hmac = algorithm === algorithms.hmacSha1;
  const signature = new SignedXml({
    idAttribute,
    privateKey: hmac ? key.certificate : key.privateKey,
    publicCert: shown,
    signatureAlgorithm: algorithm,
    canonicalizationAlgorithm: exclusive,
  });
  if (hmac) {
    signature.enableHMAC();
    signature.getKeyInfoContent = SignedXml.getKeyInfoContent;
  }
  if (keyName !== undefined)
    signature.getKeyInfoContent = () => `<ds:KeyName>${escapeXml(keyName)}</ds:KeyName>`;
  const { rsaSha256, rsaSha256OverHttps } = algorithms;
  const Rsa = signature.SignatureAlgorithms[rsaSha256];
  if (Rsa && algorithm === rsaSha256OverHttps) {
    signature.SignatureAlgorithms[rsaSha256OverHttps] = class extends Rsa {
      override getAlgorithmName = (): string => rsaSha256OverHttps;
    };
  }
  for (let i = 0; i < references; i++) {
    signature.addReference({ xpath: '/*', digestAlgorithm: digest, transforms });
  }
  signature.computeSignature(xml.text, { prefix: 'ds', location });
  return new Xml(signature.getSignedXml());
}
