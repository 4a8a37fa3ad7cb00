import { DOMParser, XMLSerializer, onErrorStopParsing } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { newId } from '../federation.ts';
import type { CertifiedKey } from '../xml/certificate.ts';
import { element } from '../xml/element.ts';
import { xmlTime } from '../xml/lie.ts';
import { entityDescriptor, signingKeys } from '../xml/metadata.ts';
import { signed, usualSigning } from '../xml/signature.ts';
import { entraError } from './error.ts';
import type { DomainSettings } from './settings.ts';

/** What Entra calls itself where it is a relying party. */
export const realm = 'urn:federation:MicrosoftOnline';
const multipleauthn = 'http://schemas.microsoft.com/claims/multipleauthn';
const password = 'urn:oasis:names:tc:SAML:1.0:am:password';
const immutableIdClaim = 'http://schemas.microsoft.com/LiveID/Federation/2008/05';
const methodClaim = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';

/** How a person is sent to the federated provider. */
export interface Outgoing {
  reply: string;
  state: string;
  username: string;
  /** The client asked for prompt=login. */
  promptLogin: boolean;
  /** A second factor is asked for. */
  wantsMfa: boolean;
}

/** The address of a WS-Federation request (ws-federation-1.2, section 13.2.1). */
export function wsfedRequest({ url, promptLoginBehavior }: DomainSettings, outgoing: Outgoing): string {
  const { reply, state, username, promptLogin, wantsMfa } = outgoing;
  const address = new URL(url);
  const fresh = promptLogin && promptLoginBehavior === 'translateToFreshPasswordAuthentication';
  const wauth = wantsMfa ? multipleauthn : fresh ? password : undefined;
  const parameters = {
    ...{ wa: 'wsignin1.0', wtrealm: realm, wreply: reply, wctx: state, username },
    ...(wauth !== undefined && { wauth }),
    ...(fresh && { wfresh: '0' }),
    ...(promptLogin && promptLoginBehavior === 'nativeSupport' && { prompt: 'login' }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/**
 * The fields of an AuthnRequest that is posted, as Microsoft's page shows it: without RequestedAuthnContext; signed where
 * the domain wants that, by a key that is named and not shown.
 * https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp
 */
export function samlRequest(
  { url, isSignedAuthenticationRequestRequired: signs }: DomainSettings,
  { reply, state }: Outgoing,
  key: CertifiedKey,
): Record<string, string> {
  const plain = element(
    'samlp:AuthnRequest',
    {
      'xmlns:samlp': 'urn:oasis:names:tc:SAML:2.0:protocol',
      ID: newId(),
      IssueInstant: xmlTime(Date.now()),
      Version: '2.0',
      Destination: url,
      AssertionConsumerServiceURL: reply,
    },
    element('saml:Issuer', { 'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion' }, realm),
    element('samlp:NameIDPolicy', { Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' }),
  );
  const keyName = 'MicrosoftOnline';
  const xml = signs ? signed(plain, 'SAML 2.0', { ...usualSigning(key), keyName }) : plain;
  return { SAMLRequest: Buffer.from(xml.text).toString('base64'), RelayState: state };
}

/** What Entra says of itself as a service provider: above all with which key it signs. */
export function metadataXml(reply: string, key: CertifiedKey): string {
  const descriptor = element(
    'md:SPSSODescriptor',
    {
      AuthnRequestsSigned: 'true',
      WantAssertionsSigned: 'true',
      protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol',
    },
    signingKeys([key]),
    element('md:AssertionConsumerService', {
      Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      Location: reply,
      index: '0',
    }),
  );
  return entityDescriptor(realm, descriptor).text;
}

/** What an assertion says, of what Entra reads. */
export interface Said {
  issuer: string;
  immutableId: string;
  mfa: boolean;
}

/** Reads only what a signature by the domain's certificate covers. Throws what is wrong, by Entra's error where there is one. */
export function readAnswer(xml: string, { certificate, issuer: expected }: DomainSettings): Said {
  const covered = coveredAssertion(xml, certificate);
  if (!covered)
    throw entraError('AADSTS50008', 'SAML token is invalid: no signature by the certificate of the domain.');
  const issuer = covered.getAttribute('Issuer') ?? textsOf(covered, 'Issuer')[0] ?? '';
  if (issuer !== expected)
    throw entraError('AADSTS50107', 'The requested federation realm object does not exist.');
  if (!textsOf(covered, 'Audience').includes(realm))
    throw entraError('AADSTS50008', 'SAML token is invalid: its audience.');
  const attributes = [...covered.getElementsByTagNameNS('*', 'Attribute')].map((one) => ({
    name: one.getAttribute('AttributeName') ?? '',
    namespace: one.getAttribute('AttributeNamespace') ?? '',
    values: textsOf(one, 'AttributeValue'),
  }));
  const claim = (namespace: string, name: string): string[] =>
    attributes
      .filter((one) => one.namespace === namespace && one.name === name)
      .flatMap(({ values }) => values);
  const statement = [...covered.getElementsByTagNameNS('*', 'AuthenticationStatement')];
  const methods = [
    ...textsOf(covered, 'AuthnContextClassRef'),
    ...statement.map((one) => one.getAttribute('AuthenticationMethod') ?? ''),
    ...claim(methodClaim, 'authenticationmethod'),
  ];
  const nameId = [...textsOf(covered, 'NameID'), ...textsOf(covered, 'NameIdentifier')][0] ?? '';
  const immutableId = claim(immutableIdClaim, 'ImmutableID')[0] ?? nameId;
  return { issuer, immutableId, mfa: methods.includes(multipleauthn) };
}

function coveredAssertion(xml: string, certificate: string): Element | undefined {
  const document = parse(xml);
  const signatures = [...document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')];
  for (const signature of signatures) {
    const check = new SignedXml({
      publicCert: certificate,
      getCertFromKeyInfo: () => null,
      // SAML 2.0's ID is known to it; named again, it would count as there twice.
      ...(signature.parentNode?.namespaceURI?.includes(':1.0:') && { idAttribute: 'AssertionID' }),
    });
    check.loadSignature(new XMLSerializer().serializeToString(signature));
    const good = (() => {
      try {
        return check.checkSignature(xml);
      } catch {
        return false;
      }
    })();
    if (!good) continue;
    const root = parse(check.getSignedReferences()[0] ?? '').documentElement;
    const assertion =
      root?.localName === 'Assertion' ? root : root?.getElementsByTagNameNS('*', 'Assertion')[0];
    if (assertion) return assertion;
  }
  return undefined;
}

function parse(xml: string): Document {
  try {
    if (xml.includes('<!DOCTYPE')) throw new Error('a DOCTYPE');
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml');
  } catch (error) {
    throw entraError('AADSTS50008', `SAML token is invalid: it cannot be read (${String(error)}).`);
  }
}

const textsOf = (parent: Element, name: string): string[] =>
  [...parent.getElementsByTagNameNS('*', name)].map(({ textContent }) => textContent?.trim() ?? '');
