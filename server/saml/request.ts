import { createSign } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { IdentityProvider, ServiceProvider } from 'saml2-js';
import { SignedXml } from 'xml-crypto';
import type { OwnKeys } from '../own-keys.ts';
import type { SamlAsked } from './asked.ts';

export interface RequestParts {
  /** Ours. */
  entityId: string;
  assertionConsumerServiceUrl: string;
  /** Where the request goes. */
  endpoint: string;
  binding: 'redirect' | 'post';
  relayState: string;
  /** Absent: the request is not signed. */
  signWith?: OwnKeys | undefined;
  asked: SamlAsked;
}

/** Either the URL to redirect to, or the fields of the form to post to the endpoint. */
export type BuiltRequest = { id: string } & ({ url: string } | { fields: Record<string, string> });

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** An AuthnRequest (SAML 2.0 Core, section 3.4.1) for one of the bindings. */
export async function buildRequest(parts: RequestParts): Promise<BuiltRequest> {
  const { binding, asked, relayState, signWith, endpoint } = parts;
  // saml2-js knows the redirect alone, and no IsPassive: for the rest its request is taken out of its URL again.
  const whole = binding === 'redirect' && !asked.isPassive;
  const { url, id } = await loginUrl(parts, whole && signWith !== undefined);
  if (whole) return { id, url };
  const deflated = Buffer.from(new URL(url).searchParams.get('SAMLRequest') ?? '', 'base64');
  const plain = inflateRawSync(deflated).toString();
  const xml = asked.isPassive ? plain.replace('<AuthnRequest ', '<AuthnRequest IsPassive="true" ') : plain;
  if (binding === 'redirect') return { id, url: redirectUrl(endpoint, xml, relayState, signWith) };
  const signed = signWith ? signedRequest(xml, signWith) : xml;
  return {
    id,
    fields: { SAMLRequest: Buffer.from(signed).toString('base64'), RelayState: relayState },
  };
}

function loginUrl(
  { entityId, assertionConsumerServiceUrl, endpoint, relayState, signWith, asked }: RequestParts,
  sign: boolean,
): Promise<{ url: string; id: string }> {
  const party = new ServiceProvider({
    entity_id: entityId,
    private_key: signWith?.privateKey ?? '',
    certificate: signWith?.certificate ?? '',
    assert_endpoint: assertionConsumerServiceUrl,
  });
  const provider = new IdentityProvider({
    sso_login_url: endpoint,
    sso_logout_url: endpoint,
    certificates: [],
  });
  const { requestedAuthnContext: context, nameIdFormat, forceAuthn } = asked;
  const options = {
    relay_state: relayState,
    sign_get_request: sign,
    ...(forceAuthn && { force_authn: true }),
    ...(nameIdFormat !== undefined && { nameid_format: nameIdFormat }),
    ...(context && { auth_context: { comparison: context.comparison, class_refs: context.classRefs } }),
  };
  return new Promise((resolve, reject) => {
    party.create_login_request_url(provider, options, (error, url, id) => {
      if (error) reject(error);
      else resolve({ url, id });
    });
  });
}

/** SAML 2.0 Bindings, section 3.4.4.1: what is signed is the query as it is sent. */
function redirectUrl(endpoint: string, xml: string, relayState: string, signWith?: OwnKeys): string {
  const parameters = [
    ['SAMLRequest', deflateRawSync(xml).toString('base64')],
    ['RelayState', relayState],
    ...(signWith ? [['SigAlg', rsaSha256]] : []),
  ];
  let query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&');
  if (signWith) {
    const signature = createSign('sha256').update(query).sign(signWith.privateKey, 'base64');
    query += `&Signature=${encodeURIComponent(signature)}`;
  }
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${query}`;
}

/** The signature stands behind the Issuer, where the schema wants it. */
function signedRequest(xml: string, { privateKey, certificate }: OwnKeys): string {
  const signed = new SignedXml({
    privateKey,
    ...(certificate !== undefined && { publicCert: certificate }),
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusive,
  });
  signed.addReference({
    xpath: '/*',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signed.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name()='Issuer']", action: 'after' },
  });
  return signed.getSignedXml();
}
