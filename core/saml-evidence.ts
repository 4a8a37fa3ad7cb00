/** What a SAML 2.0 response or a WS-Federation answer is kept as. Read from the bytes that a signature covers. */
import type { Instant } from './model.ts';

/** What the relying party sent. */
export interface SamlRequest {
  sentAt: Instant;
  id: string;
  endpoint: string;
  binding: 'redirect' | 'post';
  /** By what the metadata offers to take requests; absent where the address is configured. */
  offered?: ('redirect' | 'post')[];
  signed: boolean;
  /** Our entityID, the Issuer of the request. */
  issuer: string;
  assertionConsumerServiceUrl: string;
  forceAuthn: boolean;
  isPassive: boolean;
  requestedAuthnContext?: { comparison: 'exact' | 'minimum' | 'maximum' | 'better'; classRefs: string[] };
  nameIdFormat?: string;
  relayState?: string;
}

export interface WsfedRequest {
  sentAt: Instant;
  endpoint: string;
  /** As sent: wa, wtrealm, wreply, wctx, wauth, wfresh, whr, wct, username. */
  parameters: Record<string, string>;
}

export interface SamlCapture {
  request?: SamlRequest;
  response?: XmlAnswer;
  /** saml2-js's own judgement, kept beside ours. */
  library: { accepted: boolean; message?: string }[];
}

export interface WsfedCapture {
  request?: WsfedRequest;
  response?: XmlAnswer;
}

/** One SAMLResponse or wresult. */
export interface XmlAnswer {
  receivedAt: Instant;
  /** `RelayState` or `wctx` as it came back. */
  relayState?: string;
  sameBrowser: boolean;
  /** Length in bytes and keyed digest of the message as received. */
  length: number;
  digest: string;
  /** The message with SignatureValue and CipherValue cut; null where it is no XML that may be read. */
  xml: string | null;
  /** Why it is not read at all, e.g. `it has a DOCTYPE`. Then everything below is empty; after `decryption` only `assertion` is. */
  unreadable?: { rule: XmlRule; reason: string };
  /** The element around the assertion: never trusted unless `signedBy` says that its signature is verified. */
  envelope?: XmlEnvelope;
  /** Every ds:Signature of the document, in document order. */
  signatures: XmlSignatureFact[];
  /** How many assertions stand in the document, encrypted ones included. */
  assertions: number;
  encrypted: boolean;
  /** Read from what a signature covers; absent where none covers one. */
  assertion?: XmlAssertion;
}

/** Rules of reading, each of them a reason to refuse a document as a whole. */
export type XmlRule =
  | 'encoding'
  | 'well-formed'
  | 'no-doctype'
  | 'no-processing-instruction'
  | 'one-root'
  | 'root-element'
  | 'size'
  | 'duplicate-id'
  | 'decryption';

export interface XmlEnvelope {
  /** `Response` (SAML 2.0) or `RequestSecurityTokenResponse`. */
  element: string;
  id?: string;
  inResponseTo?: string;
  destination?: string;
  issuer?: string;
  issueInstant?: string;
  /** SAML 2.0: status codes from the outermost to the innermost, and the provider's own words. */
  status?: { codes: string[]; message?: string };
  /** WS-Federation: the address in AppliesTo. */
  appliesTo?: string;
}

export interface XmlSignatureFact {
  /** The element that it is a direct child of, e.g. `Response`, `Assertion`; `elsewhere` for any other place. */
  over: string;
  /**
   * `verified`: by a key that the provider's metadata (or configuration) names. `foreignKey`: intact, but by a key that
   * only the message itself names. `invalid`: anything else. `notChecked`: no key was at hand, and the message names none.
   */
  status: 'verified' | 'foreignKey' | 'invalid' | 'notChecked';
  signatureAlgorithm: string | null;
  digestAlgorithms: string[];
  canonicalization: string | null;
  transforms: string[];
  /** URIs of its References: exactly one, `#` and the ID of its parent, is right. */
  references: string[];
  /** Where keys are known: which of them verified it, e.g. `metadata signing key 2`. */
  key?: string;
  /** `foreignKey`: the metadata names the key when it is read again, after the sign-in. */
  publishedSince?: true;
  reason?: string;
}

export interface XmlAssertion {
  version: '2.0' | '1.1';
  /** `assertion`: its own signature; `envelope`: only the signature of the element around it. */
  signedBy: 'assertion' | 'envelope';
  /** False where the covering signature is not `verified` (no key known, or a foreign one). */
  trusted: boolean;
  id?: string;
  issuer?: string;
  issueInstant?: string;
  /** SAML 2.0 NameID, SAML 1.1 NameIdentifier. */
  nameId?: { value: string; format?: string };
  confirmations: {
    method: string;
    recipient?: string;
    inResponseTo?: string;
    notBefore?: string;
    notOnOrAfter?: string;
  }[];
  /** absent: there is no Conditions element. Each audience restriction is a list of its own; all must name us. */
  conditions?: { notBefore?: string; notOnOrAfter?: string; audiences: string[][] };
  authnStatements: {
    /** AuthnInstant, SAML 1.1 AuthenticationInstant. */
    instant?: string;
    sessionIndex?: string;
    sessionNotOnOrAfter?: string;
    /** SAML 2.0: every AuthnContextClassRef; SAML 1.1: AuthenticationMethod. */
    methods: string[];
  }[];
  attributes: {
    /** SAML 2.0: Name; SAML 1.1: AttributeName. */
    name: string;
    /** SAML 2.0: NameFormat; SAML 1.1: AttributeNamespace. */
    namespace?: string;
    /** SAML 1.1: whose claim it is, where the provider took it over from another one. */
    originalIssuer?: string;
    /** An attribute that is repeated stands here once, with all its values. */
    values: string[];
  }[];
}
