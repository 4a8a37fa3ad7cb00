import { HarnessError } from '../../core/errors.ts';
import type { RecognisedProvider } from '../../core/evidence.ts';
import type { JsonObject, SignInProtocol } from '../../core/model.ts';
import { recogniseProvider } from '../../providers/index.ts';
import { parseJsonObject } from '../../server/json.ts';
import { addressFault, isLoopback, ProviderHttp, type ProviderAnswer } from '../../server/provider-http.ts';
import { readMetadata } from '../../server/xml/metadata.ts';

/** What a provider says of itself, found from little more than its name. */
export interface FoundProvider {
  recognised: RecognisedProvider;
  oidc?: { issuer: string; document: JsonObject };
  /** `metadata`: where it was found. */
  saml?: FoundMetadata;
  wsfed?: FoundMetadata;
}

interface FoundMetadata {
  metadata: string;
  entityId: string;
  wantAuthnRequestsSigned: boolean;
}

/** Below the address that was given, and below its origin. */
const places: readonly string[] = [
  '/.well-known/openid-configuration',
  '/FederationMetadata/2007-06/FederationMetadata.xml',
  '/protocol/saml/descriptor',
  '/saml/metadata',
  '/metadata',
  '/idp/shibboleth',
  '/adfs/.well-known/openid-configuration',
];

/**
 * Looks for a discovery document and for metadata: at `where` (an address, or a domain) itself, and where products
 * usually have them. Throws PROVIDER_UNREACHABLE and its like, or DISCOVERY_UNUSABLE where there is neither.
 */
export async function findProvider(where: string): Promise<FoundProvider> {
  const given = addressOf(where);
  const base = given.href.replace(/\/\.well-known\/openid-configuration$|\/$/, '');
  const origins = new Set([base, given.origin]);
  const addresses = [given.href, ...[...origins].flatMap((at) => places.map((place) => `${at}${place}`))];
  const http = new ProviderHttp({ caKey: 'NODE_EXTRA_CA_CERTS', timeLimitMs: 10_000 });
  try {
    // The first tells whether anybody is there.
    const first = await http.get(given.href, anything);
    const others = [...new Set(addresses.slice(1))].map((address) =>
      http.get(address, anything).catch(() => undefined),
    );
    const answers = [first, ...(await Promise.all(others))].filter((answer) => answer?.status === 200);
    const found = answers.reduce<Omit<FoundProvider, 'recognised'>>(
      (all, answer) => (answer ? { ...read(answer), ...all } : all),
      {},
    );
    const named = found.oidc?.issuer ?? found.saml?.entityId ?? found.wsfed?.entityId;
    if (named === undefined) throw nothingAt(given.href);
    return { ...found, recognised: recogniseProvider(named, found.oidc?.document ?? null) };
  } finally {
    await http.close();
  }
}

const anything = 'application/json, application/samlmetadata+xml, application/xml, */*;q=0.5';

function addressOf(where: string): URL {
  const host = where.split(/[/:]/)[0] ?? '';
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(where);
  const url = URL.parse(hasScheme ? where : `${isLoopback(host) ? 'http' : 'https'}://${where}`);
  const fault = url ? addressFault(url.href) : 'is not an address';
  if (url && !fault) return url;
  throw new HarnessError(
    'USAGE',
    `${where} ${fault ?? ''}.`,
    "Give the provider's address or domain, e.g. https://login.contoso.com/realms/contoso.",
  );
}

function read({ url, text }: ProviderAnswer): Omit<FoundProvider, 'recognised'> {
  const document = parseJsonObject(text);
  if (document) {
    const { issuer, authorization_endpoint: begins } = document;
    return typeof issuer === 'string' && typeof begins === 'string' ? { oidc: { issuer, document } } : {};
  }
  const saml = metadataIn(url, text, 'saml');
  const wsfed = metadataIn(url, text, 'wsfed');
  return { ...(saml && { saml }), ...(wsfed && { wsfed }) };
}

function metadataIn(metadata: string, text: string, protocol: 'saml' | 'wsfed'): FoundMetadata | undefined {
  try {
    const { entityId, wantAuthnRequestsSigned } = readMetadata(text, { protocol, source: metadata });
    return { metadata, entityId, wantAuthnRequestsSigned };
  } catch {
    // Not metadata, or not of this protocol.
    return undefined;
  }
}

function nothingAt(address: string): HarnessError {
  return new HarnessError(
    'DISCOVERY_UNUSABLE',
    `At ${address} is neither a discovery document of OpenID Connect nor metadata of SAML 2.0 or WS-Federation.`,
    'Give the issuer with its realm or tenant (Keycloak: …/realms/NAME, Okta: …/oauth2/default, authentik: …/application/o/NAME/), or the address of the metadata itself.',
    { fault: 'configuration' },
  );
}

/** What the provider speaks, what is proposed first. AD FS is mostly asked by Microsoft over WS-Federation. */
export function protocolsOf({ oidc, saml, wsfed, recognised }: FoundProvider): SignInProtocol[] {
  const all: SignInProtocol[] = [
    ...(oidc ? ['oidc' as const] : []),
    ...(wsfed ? ['wsfed' as const] : []),
    ...(saml ? ['saml' as const] : []),
  ];
  return recognised.id === 'adfs' && wsfed ? ['wsfed', ...all.filter((one) => one !== 'wsfed')] : all;
}
