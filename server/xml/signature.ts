import { constants, createHash, verify, type KeyObject } from 'node:crypto';
import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { XmlSignatureFact } from '../../core/saml-evidence.ts';
import { parseXml, XmlRefusal } from './document.ts';
import {
  attribute,
  childNodes,
  children,
  descendants,
  isElement,
  isNamed,
  ownId,
  textOf,
} from './elements.ts';
import { keysIn, type ProviderKey, type ProviderKeys } from './keys.ts';

/** One ds:Signature and what it covers. */
export interface SignatureCheck {
  fact: XmlSignatureFact;
  parent: Element;
  /**
   * The parent, parsed anew from the bytes that were digested: the only thing to read from. It is there for a
   * signature that is `verified`, `foreignKey` or `notChecked`: the fact says whether it may be trusted.
   */
  covered?: Element;
}

interface Algorithm {
  hash: string;
  keyType: 'rsa' | 'ec';
  pss?: true;
}

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

/** RFC 9231, section 2.3. SHA-1 is verified, too: whether it is good enough is for a validator to say. */
const signatureAlgorithms: Partial<Record<string, Algorithm>> = {
  [`${ds}rsa-sha1`]: { hash: 'sha1', keyType: 'rsa' },
  [`${more}rsa-sha256`]: { hash: 'sha256', keyType: 'rsa' },
  [`${more}rsa-sha384`]: { hash: 'sha384', keyType: 'rsa' },
  [`${more}rsa-sha512`]: { hash: 'sha512', keyType: 'rsa' },
  [`${more2007}sha256-rsa-MGF1`]: { hash: 'sha256', keyType: 'rsa', pss: true },
  [`${more2007}sha384-rsa-MGF1`]: { hash: 'sha384', keyType: 'rsa', pss: true },
  [`${more2007}sha512-rsa-MGF1`]: { hash: 'sha512', keyType: 'rsa', pss: true },
  [`${more}ecdsa-sha256`]: { hash: 'sha256', keyType: 'ec' },
  [`${more}ecdsa-sha384`]: { hash: 'sha384', keyType: 'ec' },
  [`${more}ecdsa-sha512`]: { hash: 'sha512', keyType: 'ec' },
};
const digestAlgorithms: Partial<Record<string, string>> = {
  [`${ds}sha1`]: 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  [`${more}sha384`]: 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};
const enveloped = `${ds}enveloped-signature`;
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
/** How SignedInfo may be canonicalised; an element may be so only by Exclusive C14N (SAML 2.0 Core, section 5.4.4). */
const canonicalizations = [exclusive, `${exclusive}WithComments`, inclusive];

/** For each the whole document is read once more: a message with thousands of signatures must not hold us up. */
const mostSignatures = 20;

/**
 * Looks at every ds:Signature of the document. `nameOf`: what the element is called that a signature may
 * stand in; undefined where none may. Throws XmlRefusal where there are more than 20.
 */
export function checkSignatures(
  xml: string,
  root: Element,
  keys: ProviderKeys,
  nameOf: (parent: Element) => string | undefined,
): SignatureCheck[] {
  const signatures = descendants(root, 'Signature', 'ds');
  if (signatures.length > mostSignatures)
    throw new XmlRefusal('size', `it has more than ${mostSignatures} signatures`);
  return signatures.map((signature) => {
    const parent = signature.parentNode;
    // The root itself cannot be among its own descendants, so every signature has an element around it.
    if (!isElement(parent)) throw new TypeError('a signature without a parent');
    return check(xml, signature, parent, keys, nameOf(parent));
  });
}

function check(
  xml: string,
  signature: Element,
  parent: Element,
  keys: ProviderKeys,
  over: string | undefined,
): SignatureCheck {
  const facts = {
    over: over ?? 'elsewhere',
    signatureAlgorithm: algorithmsOf(signature, 'SignatureMethod')[0] ?? null,
    digestAlgorithms: algorithmsOf(signature, 'DigestMethod'),
    canonicalization: algorithmsOf(signature, 'CanonicalizationMethod')[0] ?? null,
    transforms: algorithmsOf(signature, 'Transform'),
    references: descendants(signature, 'Reference', 'ds').map(
      (reference) => attribute(reference, 'URI') ?? '',
    ),
  };
  const reason = over === undefined ? misplaced(parent) : faultOf(signature, parent, facts);
  if (reason !== undefined) return { fact: { ...facts, status: 'invalid', reason }, parent };
  try {
    return { ...verified(xml, signature, parent, facts, keys), parent };
  } catch (thrown) {
    // xml-crypto throws for whatever it does not like, and the parser for what it was made to sign.
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    return { fact: { ...facts, status: 'invalid', reason: `${said.slice(0, 200)}.` }, parent };
  }
}

type Facts = Omit<XmlSignatureFact, 'status' | 'key' | 'reason'>;

function algorithmsOf(signature: Element, localName: string): string[] {
  return descendants(signature, localName, 'ds').map((element) => attribute(element, 'Algorithm') ?? '');
}

function misplaced(parent: Element): string {
  return `It stands in ${parent.nodeName}, where no signature is looked for.`;
}

/**
 * What is wrong with the form of the signature; undefined: nothing. XML Signature allows much more than SAML
 * does (SAML 2.0 Core, section 5.4), and every known way of wrapping signatures needs some of it.
 */
function faultOf(signature: Element, parent: Element, facts: Facts): string | undefined {
  const signedInfo = children(signature, 'SignedInfo', 'ds');
  const shape =
    shapeFault(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo'], 2) ??
    shapeFault(signedInfo[0]!, ['CanonicalizationMethod', 'SignatureMethod', 'Reference'], 3);
  if (shape) return shape;
  if (children(parent, 'Signature', 'ds').length > 1)
    return `There is more than one signature in ${parent.nodeName}.`;
  if (textOf(children(signature, 'SignatureValue', 'ds')[0]!).trim() === '')
    return 'Its SignatureValue is empty.';
  const reference = children(signedInfo[0]!, 'Reference', 'ds')[0]!;
  const id = ownId(parent);
  if (!id || facts.references[0] !== `#${id}`) {
    return `Its Reference is to "${facts.references[0] ?? ''}" and not to the element around it, "#${id ?? ''}".`;
  }
  if (id.includes("'")) return 'The ID that it refers to is not one that XML allows.';
  const parts = shapeFault(reference, ['Transforms', 'DigestMethod', 'DigestValue'], 3);
  if (parts) return parts;
  return algorithmFault(facts);
}

/** `names` in this order and nothing else, the first `needed` of them there; comments would be something else. */
function shapeFault(element: Element, names: string[], needed: number): string | undefined {
  const found = children(element);
  const inOrder = found.every((child, index) => isNamed(child, names[index] ?? '', 'ds'));
  if (!inOrder || found.length < needed) {
    return `${element.nodeName} holds ${found.map(({ nodeName }) => nodeName).join(', ') || 'nothing'}, and it must hold ${names.slice(0, needed).join(', ')}.`;
  }
  const commented = [...found, element].find(hasComment);
  return commented && `There is a comment in ${commented.nodeName}.`;
}

function hasComment(element: Element): boolean {
  return childNodes(element).some((node) => node.nodeType === node.COMMENT_NODE);
}

function algorithmFault(facts: Facts): string | undefined {
  const { signatureAlgorithm, canonicalization, transforms, digestAlgorithms: digests } = facts;
  if (!signatureAlgorithms[signatureAlgorithm ?? '']) {
    return `The algorithm ${signatureAlgorithm ?? 'none'} is not one that proves who signed.`;
  }
  if (!canonicalizations.includes(canonicalization ?? '')) {
    return `The canonicalization ${canonicalization ?? 'none'} is not supported.`;
  }
  if (!digestAlgorithms[digests[0] ?? ''])
    return `The digest algorithm ${digests[0] ?? 'none'} is not supported.`;
  const [first, ...rest] = transforms;
  if (first !== enveloped) return 'Its first transform is not enveloped-signature.';
  const foreign = rest.find(
    (transform) => transform !== exclusive && transform !== `${exclusive}WithComments`,
  );
  if (foreign !== undefined) return `The transform ${foreign} may change what is signed.`;
  return rest.length > 1 ? 'It has more than two transforms.' : undefined;
}

function verified(
  xml: string,
  signature: Element,
  parent: Element,
  facts: Facts,
  keys: ProviderKeys,
): Omit<SignatureCheck, 'parent'> {
  const algorithm = signatureAlgorithms[facts.signatureAlgorithm ?? '']!;
  const found: Found = {};
  const signed = new SignedXml({
    idAttribute: 'AssertionID',
    // The key is chosen below, among those that we know: what the message names is never asked by xml-crypto.
    publicCert: 'chosen in verifySignature',
    getCertFromKeyInfo: () => null,
  });
  signed.SignatureAlgorithms = {
    [facts.signatureAlgorithm ?? '']: class {
      getAlgorithmName = () => facts.signatureAlgorithm ?? '';
      getSignature = (): string => {
        throw new Error('this signs nothing');
      };
      verifySignature = (material: string, _key: unknown, value: string): boolean => {
        const verifies = ({ publicKey }: ProviderKey): boolean =>
          publicKey.asymmetricKeyType === algorithm.keyType && fits(material, value, publicKey, algorithm);
        Object.assign(found, findSigner(signature, keys, verifies));
        return found.failure === undefined;
      };
    },
  };
  signed.HashAlgorithms = Object.fromEntries(
    Object.entries(digestAlgorithms).map(([uri, hash]) => [uri, hashAlgorithm(uri, hash!)]),
  );
  signed.loadSignature(new XMLSerializer().serializeToString(signature));
  if (!acceptedBy(signed, xml)) {
    const reason = 'What it signs was changed, or was never what it signs: the digest differs.';
    return { fact: { ...facts, status: 'invalid', reason } };
  }
  if (found.failure) return { fact: { ...facts, status: 'invalid', reason: found.failure } };
  const [bytes, ...others] = signed.getSignedReferences();
  const covered = others.length === 0 && bytes !== undefined ? parseXml(bytes) : undefined;
  if (!covered || ownId(covered) !== ownId(parent) || covered.namespaceURI !== parent.namespaceURI) {
    const reason = 'What it covers is not the element around it.';
    return { fact: { ...facts, status: 'invalid', reason } };
  }
  return { fact: { ...facts, ...statusOf(found.signer, keys) }, covered };
}

/** false: the digest is wrong. xml-crypto throws for a wrong SignatureValue; our signer already knows of that. */
function acceptedBy(signed: SignedXml, xml: string): boolean {
  try {
    return signed.checkSignature(xml);
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.startsWith('invalid signature: the signature value'))
      return true;
    throw thrown;
  }
}

function statusOf(
  signer: ProviderKey | undefined,
  keys: ProviderKeys,
): Pick<XmlSignatureFact, 'status' | 'key' | 'reason'> {
  if (!signer) return { status: 'notChecked', reason: 'No key is known, and the message names none.' };
  if (keys.includes(signer)) return { status: 'verified', key: signer.name };
  const reason =
    keys.length === 0
      ? 'It is intact by the key that the message itself brings; the key of the provider is not known.'
      : `It is intact, but by a key that only the message itself names, and by none that is known (${keys.length}).`;
  return { status: 'foreignKey', reason };
}

interface Found {
  /** The key that verifies; absent, too, where there was no key at all. */
  signer?: ProviderKey;
  /** Why no key does. */
  failure?: string;
}

/** Among the keys that are known, and only then in the message: that shows at least whether it is intact. */
function findSigner(signature: Element, keys: ProviderKeys, verifies: (key: ProviderKey) => boolean): Found {
  const known = keys.find(verifies);
  if (known) return { signer: known };
  const embedded = children(signature, 'KeyInfo', 'ds')
    .flatMap((keyInfo) => keysIn(keyInfo))
    .map((key): ProviderKey => ({ name: 'in the message', ...key }));
  const foreign = embedded.find(verifies);
  if (foreign) return { signer: foreign };
  // Without any key what remains to be known is whether the digests are right.
  if (keys.length + embedded.length === 0) return {};
  return {
    failure:
      keys.length === 0
        ? 'The key that the message itself brings does not verify it.'
        : `No key that is known (${keys.length}) verifies it.`,
  };
}

function fits(material: string, value: string, key: KeyObject, { hash, keyType, pss }: Algorithm): boolean {
  try {
    return verify(
      hash,
      Buffer.from(material),
      {
        key,
        // XML Signature writes ECDSA as r and s side by side (RFC 9231, section 2.3.6).
        ...(keyType === 'ec' && { dsaEncoding: 'ieee-p1363' as const }),
        ...(pss && {
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
        }),
      },
      Buffer.from(value, 'base64'),
    );
  } catch {
    return false;
  }
}

function hashAlgorithm(uri: string, hash: string) {
  return class {
    getAlgorithmName = () => uri;
    getHash = (xml: string) => createHash(hash).update(xml, 'utf8').digest('base64');
  };
}
