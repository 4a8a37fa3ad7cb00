import { X509Certificate } from 'node:crypto';
import { DOMParser, XMLSerializer, onErrorStopParsing } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { LabAccount } from '../../../lab/index.ts';
import { acs, reply, requestId, state } from './visitor.ts';
import type { Posted, Target } from './visitor.ts';

/** What an answer says, by element and attribute, with everything that differs from run to run replaced by what it should be. */
export type Observation = Map<string, string[]>;

/** The XML in an answer. */
export const xmlOf = ({ fields }: Posted): string =>
  fields['wresult'] ?? Buffer.from(fields['SAMLResponse'] ?? '', 'base64').toString();

const childElements = (parent: Element): Element[] =>
  [...parent.childNodes].filter((node): node is Element => node.nodeType === 1);

/** Every value at a path, e.g. `Assertion/Subject/NameID@Format`; `[…]` tells attributes apart by their names. */
export function observe(target: Target, account: LabAccount, posted: Posted): Observation {
  const seen: Observation = new Map();
  const add = (path: string, value: string): unknown =>
    seen.set(path, [...(seen.get(path) ?? []), comparable(value, target, account)]);
  const text = xmlOf(posted);
  if (text.includes('<!DOCTYPE')) add('#doctype', 'there');
  const xml = text.replace(/<!DOCTYPE[^\]]*\]>/, '');
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
    xml,
    'text/xml',
  ).documentElement!;
  const assertions = [...root.getElementsByTagNameNS('*', 'Assertion')];
  add('#assertions', String(assertions.length));
  add('#root', root.localName ?? '');

  const walk = (element: Element, path: string): void => {
    for (const { name, value } of [...element.attributes]) {
      if (!/^xmlns|^Attribute(Name|Namespace)$|^Name(Format)?$/.test(name)) add(`${path}@${name}`, value);
    }
    if (element.localName === 'Signature') {
      add(path, verifies(xml, element, target) ? 'verified' : 'not verified');
    }
    const children = childElements(element).filter((child) => child.localName !== 'Assertion');
    for (const child of children) {
      const name =
        child.getAttribute('Name') ??
        [child.getAttribute('AttributeNamespace'), child.getAttribute('AttributeName')].join('/');
      walk(child, `${path}/${child.localName}${child.localName === 'Attribute' ? `[${name}]` : ''}`);
    }
    if (childElements(element).length === 0 && element.textContent) add(path, element.textContent);
  };
  walk(root, root.localName ?? '');
  if (assertions[0]) walk(assertions[0], 'Assertion');
  for (const name of ['RelayState', 'wctx']) {
    const value = posted.fields[name];
    if (value !== undefined) add(name, value === state ? 'as sent' : value);
  }
  return seen;
}

/** Whether the signature holds by the key that the target says it signs with. */
export function verifies(xml: string, signature: Element, { certificate }: Target): boolean {
  const signedXml = new SignedXml({
    publicCert: certificate,
    idAttribute: 'AssertionID',
    getCertFromKeyInfo: () => null,
  });
  signedXml.loadSignature(new XMLSerializer().serializeToString(signature));
  try {
    return signedXml.checkSignature(xml);
  } catch {
    return false;
  }
}

function comparable(value: string, target: Target, account: LabAccount): string {
  const known: Record<string, string> = {
    [acs]: 'our address',
    [reply]: 'our address',
    [requestId]: 'our request',
    [account.sub.replaceAll('-', '')]: 'immutable id',
    [base64(target.certificate)]: "the target's certificate",
  };
  if (known[value]) return known[value];
  if (/^#?_[0-9a-f]{32}$/.test(value)) return 'an ID';
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return `${Math.round((Date.parse(value) - Date.now()) / 30_000) * 30} s from now`;
  if (/^[A-Za-z0-9+/]{43}=$|^[A-Za-z0-9+/]{27}=$/.test(value)) return 'a digest';
  if (/^[A-Za-z0-9+/=]{300,}$/.test(value)) return isCertificate(value) ? 'a certificate' : 'a signature';
  return value.replaceAll(target.entityId, 'ENTITY');
}

const base64 = (pem: string): string => pem.replace(/-----.*-----|\s/g, '');

function isCertificate(value: string): boolean {
  try {
    return new X509Certificate(Buffer.from(value, 'base64')).subject !== '';
  } catch {
    return false;
  }
}

/** The paths at which two observations differ. */
export function differences(honest: Observation, other: Observation): string[] {
  return [...new Set([...honest.keys(), ...other.keys()])].filter(
    (path) => JSON.stringify(honest.get(path)) !== JSON.stringify(other.get(path)),
  );
}
