import type { Element } from '@xmldom/xmldom';
import { HarnessError } from '../../core/errors.ts';
import type { Fault } from '../../core/model.ts';
import { parseXml, XmlRefusal } from './document.ts';
import type { Instant } from '../../core/model.ts';
import { attribute, children, descendants, isNamed, namespaces, textOf } from './elements.ts';
import { keysIn, type ProviderKey, type ProviderKeys } from './keys.ts';

/** What a provider's metadata says: SAML 2.0 Metadata, or WS-Federation 1.2, section 3. */
export interface ProviderMetadata {
  /** The issuer. */
  entityId: string;
  /** SAML: where requests go, by binding. */
  singleSignOn: { redirect?: string; post?: string };
  /** WS-Federation: the passive requestor's endpoint. */
  passiveEndpoint?: string;
  wantAuthnRequestsSigned: boolean;
  keys: ProviderKeys;
  /** The nearest `validUntil` that covers it. */
  validUntil?: Instant;
}

export interface MetadataQuery {
  protocol: 'saml' | 'wsfed';
  /** Its URL or file, for messages. */
  source: string;
  /** Which one of several entities. */
  entityId?: string | undefined;
  now?: Date;
}

/** Reads a provider's metadata. It needs no signature: whoever named its address vouches for it. Throws HarnessError. */
export function readMetadata(xml: string, query: MetadataQuery): ProviderMetadata {
  const { protocol, source, now = new Date() } = query;
  if (/^\s*(<!doctype html|<html)/i.test(xml)) {
    throw unusable(
      source,
      'it is a web page',
      'Open the address in a browser: it must show XML without a login.',
      { fault: 'configuration' },
    );
  }
  const entity = entityOf(parse(xml, source), query);
  const role = roleOf(entity, protocol);
  const entityId = attribute(entity, 'entityID') ?? '';
  if (!role) throw noRole(entity, query);
  const validUntil = endOf([role, ...ancestors(role)]);
  refuseExpired(validUntil, source, now);
  const keys = signingKeys(role);
  if (keys.length === 0) {
    throw unusable(
      source,
      'it names no signing key that can be read',
      'Without one nothing that the provider signs can be verified. Export the metadata again, or put its certificate into `certificate`.',
    );
  }
  const passiveEndpoint = protocol === 'wsfed' ? passiveEndpointOf(role) : undefined;
  return {
    entityId,
    singleSignOn: protocol === 'saml' ? singleSignOnOf(role) : {},
    ...(passiveEndpoint !== undefined && { passiveEndpoint }),
    wantAuthnRequestsSigned: /^(true|1)$/.test(attribute(role, 'WantAuthnRequestsSigned') ?? ''),
    keys,
    ...(validUntil !== undefined && { validUntil }),
  };
}

function unusable(
  source: string,
  what: string,
  hint: string,
  options: { cause?: unknown; fault?: Fault } = {},
): HarnessError {
  const message = `The metadata at ${source} cannot be used: ${what}.`;
  return new HarnessError('METADATA_UNUSABLE', message, hint, options);
}

/** The metadata is sound, and not that of the provider that is meant. */
const misnamed = { fault: 'configuration' } as const;

function parse(xml: string, source: string): Element {
  try {
    return parseXml(xml);
  } catch (thrown) {
    if (!(thrown instanceof XmlRefusal)) throw thrown;
    const hint = 'Export it from the provider again, and check that the address shows XML.';
    throw unusable(source, thrown.message, hint, { cause: thrown });
  }
}

function entityOf(root: Element, { protocol, source, entityId }: MetadataQuery): Element {
  const entities = isNamed(root, 'EntityDescriptor', 'md')
    ? [root]
    : isNamed(root, 'EntitiesDescriptor', 'md')
      ? descendants(root, 'EntityDescriptor', 'md')
      : [];
  const list = (some: Element[]): string =>
    some
      .slice(0, 5)
      .map((entity) => attribute(entity, 'entityID') ?? 'one without entityID')
      .join(', ');
  if (entities.length === 0) {
    throw unusable(
      source,
      `its root element is ${root.nodeName} and not an EntityDescriptor`,
      "Give the address of the provider's metadata, not of its sign-in page or its services.",
    );
  }
  if (entityId !== undefined) {
    const named = entities.filter((entity) => attribute(entity, 'entityID') === entityId);
    if (named[0] && named.length === 1) return named[0];
    throw unusable(
      source,
      `it describes ${list(entities)} and ${named.length === 0 ? 'not' : 'more than once'} ${entityId}`,
      "Set the target's `issuer` to the entityID of the provider that is meant.",
      misnamed,
    );
  }
  const providers = entities.filter((entity) => roleOf(entity, protocol));
  const candidates = providers.length > 0 ? providers : entities;
  if (candidates[0] && candidates.length === 1) return candidates[0];
  throw unusable(
    source,
    `it describes ${candidates.length} providers (${list(candidates)})`,
    "Say which one is meant: set the target's `issuer` to its entityID.",
    misnamed,
  );
}

function roleOf(entity: Element, protocol: 'saml' | 'wsfed'): Element | undefined {
  if (protocol === 'saml') {
    return children(entity, 'IDPSSODescriptor', 'md').find((role) =>
      attribute(role, 'protocolSupportEnumeration')?.split(/\s+/).includes(namespaces.samlp),
    );
  }
  return children(entity, 'RoleDescriptor', 'md').find((role) => {
    const type = role.getAttributeNS(namespaces.xsi, 'type') ?? '';
    return /(^|:)SecurityTokenServiceType$/.test(type);
  });
}

function noRole(entity: Element, { protocol, source }: MetadataQuery): HarnessError {
  const isServiceProvider = children(entity, 'SPSSODescriptor', 'md').length > 0;
  const what =
    protocol === 'saml'
      ? `${attribute(entity, 'entityID') ?? 'its entity'} is no SAML 2.0 identity provider there (no IDPSSODescriptor)`
      : `${attribute(entity, 'entityID') ?? 'its entity'} is no WS-Federation provider there (no RoleDescriptor of a SecurityTokenService)`;
  return unusable(
    source,
    what,
    isServiceProvider
      ? "This is a service provider's metadata. Give the identity provider's."
      : `Check the target's \`protocol\`, and that the provider has ${protocol === 'saml' ? 'SAML 2.0' : 'WS-Federation'} enabled.`,
    misnamed,
  );
}

function ancestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let node = element.parentNode; node && node.nodeType === node.ELEMENT_NODE; node = node.parentNode) {
    found.push(node as Element);
  }
  return found;
}

/** The earliest of their ends, as written. */
function endOf(elements: Element[]): Instant | undefined {
  return elements
    .map((element) => attribute(element, 'validUntil') ?? '')
    .filter((validUntil) => !Number.isNaN(Date.parse(validUntil)))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}

function refuseExpired(validUntil: Instant | undefined, source: string, now: Date): void {
  if (validUntil === undefined || Date.parse(validUntil) > now.getTime()) return;
  throw unusable(
    source,
    `it was valid until ${validUntil}`,
    'Fetch or export it again; if what the provider publishes now is expired too, tell the vendor.',
  );
}

/** A key without `use` is for both. */
function signingKeys(role: Element): ProviderKey[] {
  return children(role, 'KeyDescriptor', 'md')
    .filter((descriptor) => attribute(descriptor, 'use') !== 'encryption')
    .flatMap((descriptor) => children(descriptor, 'KeyInfo', 'ds'))
    .flatMap((keyInfo) => keysIn(keyInfo))
    .map((key, index) => ({ name: `metadata signing key ${index + 1}`, ...key }));
}

function singleSignOnOf(role: Element): ProviderMetadata['singleSignOn'] {
  const services = children(role, 'SingleSignOnService', 'md');
  const location = (binding: string): string | undefined => {
    const uri = `urn:oasis:names:tc:SAML:2.0:bindings:${binding}`;
    const service = services.find((one) => attribute(one, 'Binding') === uri);
    return service && attribute(service, 'Location');
  };
  const [redirect, post] = [location('HTTP-Redirect'), location('HTTP-POST')];
  return { ...(redirect !== undefined && { redirect }), ...(post !== undefined && { post }) };
}

function passiveEndpointOf(role: Element): string | undefined {
  const [endpoint] = children(role, 'PassiveRequestorEndpoint', 'fed');
  // WS-Addressing has a namespace for each of its versions.
  const address = endpoint && Array.from(endpoint.getElementsByTagNameNS('*', 'Address'))[0];
  return address && textOf(address).trim();
}
