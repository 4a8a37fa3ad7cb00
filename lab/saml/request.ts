import { verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DOMParser, XMLSerializer, onErrorStopParsing } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { refusal } from '../federation.ts';
import type { RequestedContext } from './context.ts';

/** What an AuthnRequest says (saml-core-2.0-os, section 3.4.1). */
export interface AuthnRequest {
  id: string;
  issuer: string;
  destination: string | null;
  assertionConsumerServiceUrl: string | null;
  protocolBinding: string | null;
  forceAuthn: boolean;
  isPassive: boolean;
  nameIdFormat: string | null;
  requestedContext?: RequestedContext;
  relayState?: string;
  /** `unknown`: there is one, and no certificate of the relying party to check it with. */
  signature: 'none' | 'good' | 'bad' | 'unknown';
}

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol';
const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion';
const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const longest = 100_000;

/** Reads a request that came by HTTP-Redirect; `query` is the raw text after the question mark. */
export function fromRedirect(query: string, certificate: string | undefined): AuthnRequest {
  const params = new URLSearchParams(query);
  const deflated = Buffer.from(params.get('SAMLRequest') ?? '', 'base64');
  const xml = attempt(() => inflateRawSync(deflated, { maxOutputLength: longest }).toString());
  const signature = params.get('Signature');
  return {
    ...read(parse(xml)),
    ...relayStateOf(params.get('RelayState')),
    signature: signature === null ? 'none' : judge(certificate, (pem) => checkQuery(query, signature, pem)),
  };
}

/** Reads a request that came by HTTP-POST. */
export function fromPost(
  { SAMLRequest: message, RelayState: relayState }: Record<string, unknown>,
  certificate: string | undefined,
): AuthnRequest {
  const xml = Buffer.from(typeof message === 'string' ? message : '', 'base64').toString();
  const document = parse(xml);
  const [signature] = childrenOf(document.documentElement, dsig, 'Signature');
  return {
    ...read(document),
    ...relayStateOf(typeof relayState === 'string' ? relayState : null),
    signature: signature ? judge(certificate, (pem) => checkEnveloped(xml, signature, pem)) : 'none',
  };
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw refusal('UnreadableRequest', `The AuthnRequest cannot be read: ${String(error)}`);
  }
}

function parse(xml: string): Document {
  if (xml.includes('<!DOCTYPE') || xml.length > longest) {
    throw refusal('UnreadableRequest', 'The AuthnRequest has a DOCTYPE or is too long.');
  }
  return attempt(() => new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml'));
}

const childrenOf = (parent: Element | null, namespace: string, name: string): Element[] =>
  [...(parent?.childNodes ?? [])].filter(
    (node): node is Element =>
      node.nodeType === 1 && node.namespaceURI === namespace && node.localName === name,
  );

function read(document: Document): Omit<AuthnRequest, 'relayState' | 'signature'> {
  const root = document.documentElement;
  const [issuer] = childrenOf(root, assertion, 'Issuer');
  const id = root?.getAttribute('ID');
  if (root?.localName !== 'AuthnRequest' || root.namespaceURI !== protocol || !id || !issuer?.textContent) {
    throw refusal('UnreadableRequest', 'This is no AuthnRequest with an ID and an Issuer.');
  }
  const [policy] = childrenOf(root, protocol, 'NameIDPolicy');
  const [context] = childrenOf(root, protocol, 'RequestedAuthnContext');
  return {
    id,
    issuer: issuer.textContent,
    destination: root.getAttribute('Destination'),
    assertionConsumerServiceUrl: root.getAttribute('AssertionConsumerServiceURL'),
    protocolBinding: root.getAttribute('ProtocolBinding'),
    forceAuthn: isTrue(root.getAttribute('ForceAuthn')),
    isPassive: isTrue(root.getAttribute('IsPassive')),
    nameIdFormat: policy?.getAttribute('Format') ?? null,
    ...(context && {
      requestedContext: {
        comparison: context.getAttribute('Comparison') ?? 'exact',
        classRefs: childrenOf(context, assertion, 'AuthnContextClassRef').map(
          ({ textContent }) => textContent?.trim() ?? '',
        ),
      },
    }),
  };
}

const isTrue = (value: string | null): boolean => value === 'true' || value === '1';
const relayStateOf = (value: string | null): { relayState?: string } =>
  value === null ? {} : { relayState: value };

function judge(
  certificate: string | undefined,
  check: (certificate: string) => boolean,
): AuthnRequest['signature'] {
  if (certificate === undefined) return 'unknown';
  try {
    return check(certificate) ? 'good' : 'bad';
  } catch {
    return 'bad';
  }
}

/** Over the parameters as they were sent (saml-bindings-2.0-os, section 3.4.4.1). */
function checkQuery(query: string, signature: string, certificate: string): boolean {
  const sent = new Map(query.split('&').map((pair) => [pair.split('=')[0] ?? '', pair]));
  const covered = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => sent.get(name) ?? []).join('&');
  if (new URLSearchParams(query).get('SigAlg') !== rsaSha256) return false;
  return verify('sha256', Buffer.from(covered), certificate, Buffer.from(signature, 'base64'));
}

function checkEnveloped(xml: string, signature: Element, certificate: string): boolean {
  const signedXml = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  signedXml.loadSignature(new XMLSerializer().serializeToString(signature));
  if (!signedXml.checkSignature(xml)) return false;
  const [covered] = signedXml.getSignedReferences();
  return covered !== undefined && parse(covered).documentElement?.localName === 'AuthnRequest';
}
