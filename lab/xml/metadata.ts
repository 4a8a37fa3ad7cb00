import { base64Of } from './certificate.ts';
import type { CertifiedKey } from './certificate.ts';
import { element } from './element.ts';
import type { Xml } from './element.ts';

const dsig = 'http://www.w3.org/2000/09/xmldsig#';

/** One entity (saml-metadata-2.0-os, section 2.3.2). */
export const entityDescriptor = (entityId: string, role: Xml): Xml =>
  element(
    'md:EntityDescriptor',
    { 'xmlns:md': 'urn:oasis:names:tc:SAML:2.0:metadata', 'xmlns:ds': dsig, entityID: entityId },
    role,
  );

/** The keys that an entity signs with. */
export const signingKeys = (keys: CertifiedKey[]): Xml[] =>
  keys.map(({ certificate }) =>
    element(
      'md:KeyDescriptor',
      { use: 'signing' },
      element(
        'ds:KeyInfo',
        {},
        element('ds:X509Data', {}, element('ds:X509Certificate', {}, base64Of(certificate))),
      ),
    ),
  );
