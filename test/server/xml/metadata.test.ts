import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readMetadata } from '../../../server/xml/metadata.ts';
import { pem, type KeyName } from '../../vectors/make/sign.ts';

const now = new Date('2026-11-24T10:00:00Z');
const namespaces =
  'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706"';
const key = (name: KeyName, use?: string): string =>
  `<md:KeyDescriptor${use ? ` use="${use}"` : ''}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${new X509Certificate(pem(name)).raw.toString('base64')}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const service = (binding: string, location: string): string =>
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`;
const keys = key('provider', 'signing') + key('stranger', 'encryption') + key('provider-next');
const idp = (inside = keys, attributes = ''): string =>
  `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" ${attributes}>${inside}${service('HTTP-Redirect', 'https://idp.example/redirect?a=1&amp;b=2')}${service('HTTP-POST', 'https://idp.example/post')}</md:IDPSSODescriptor>`;
const sts = `<md:RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="x">${key('provider', 'signing')}<fed:PassiveRequestorEndpoint><wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>https://idp.example/adfs/ls/</wsa:Address></wsa:EndpointReference></fed:PassiveRequestorEndpoint></md:RoleDescriptor>`;
const entity = (inside: string, id = 'https://idp.example', attributes = ''): string =>
  `<md:EntityDescriptor ${namespaces} entityID="${id}" ${attributes}>${inside}</md:EntityDescriptor>`;
const entities = (...all: string[]): string =>
  `<md:EntitiesDescriptor ${namespaces}>${all.join('')}</md:EntitiesDescriptor>`;
const query = { source: 'https://idp.example/metadata', now };

test('SAML 2.0: bindings, keys and what it wants', () => {
  const metadata = readMetadata(entity(idp(keys, 'WantAuthnRequestsSigned="true"')), {
    ...query,
    protocol: 'saml',
  });
  expect(metadata).toMatchObject({
    entityId: 'https://idp.example',
    singleSignOn: { redirect: 'https://idp.example/redirect?a=1&b=2', post: 'https://idp.example/post' },
    wantAuthnRequestsSigned: true,
  });
  expect(metadata.keys.map(({ name }) => name)).toEqual(['metadata signing key 1', 'metadata signing key 2']);
  expect(metadata.keys.map(({ certificate }) => certificate)).toEqual([
    new X509Certificate(pem('provider')).toString(),
    new X509Certificate(pem('provider-next')).toString(),
  ]);
  expect(metadata.keys[0]?.notAfter).toMatch(/^21\d\d-/);
});

test('WS-Federation: the passive endpoint, beside SAML in the same file as AD FS has it', () => {
  const metadata = readMetadata(entity(sts + idp()), { ...query, protocol: 'wsfed' });
  expect(metadata.passiveEndpoint).toBe('https://idp.example/adfs/ls/');
  expect(metadata.keys).toHaveLength(1);
});

test('of several entities the one that is a provider, or the one that is named', () => {
  const party = entity('<md:SPSSODescriptor/>', 'https://sp.example');
  expect(readMetadata(entities(party, entity(idp())), { ...query, protocol: 'saml' }).entityId).toBe(
    'https://idp.example',
  );
  const two = entities(entity(idp()), entity(idp(), 'https://other.example'));
  const named = readMetadata(two, { ...query, protocol: 'saml', entityId: 'https://other.example' });
  expect(named.entityId).toBe('https://other.example');
});

const aMonthAgo = 'validUntil="2026-10-24T10:00:00Z"';
test.each([
  ['not XML', '{"issuer":"x"}', 'it is not well-formed XML'],
  ['a DOCTYPE', `<!DOCTYPE x>${entity(idp())}`, 'it has a DOCTYPE'],
  ['another document', '<a/>', 'its root element is a and not an EntityDescriptor'],
  ['expired as a whole', entity(idp(), 'https://idp.example', aMonthAgo), 'it was valid until 2026-10-24'],
  ['expired in its role', entity(idp(keys, aMonthAgo)), 'it was valid until 2026-10-24'],
  ['without a key', entity(idp('')), 'it names no signing key'],
  ['with a key for encryption only', entity(idp(key('provider', 'encryption'))), 'it names no signing key'],
  ['with a key that is none', entity(idp(keys.replaceAll(/MII[^<]*/g, 'MIIx'))), 'it names no signing key'],
])('metadata that is %s', (_what, xml, words) => {
  expect(() => readMetadata(xml, { ...query, protocol: 'saml' })).toThrow(
    expect.objectContaining({
      code: 'METADATA_UNUSABLE',
      fault: 'provider',
      message: expect.stringContaining(words),
      hint: expect.stringMatching(/\.$/),
    }),
  );
});

test.each([
  ['that of a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'it is a web page'],
  ['of a service provider', entity('<md:SPSSODescriptor/>'), 'is no SAML 2.0 identity provider'],
  ['of WS-Federation only', entity(sts), 'is no SAML 2.0 identity provider'],
  [
    'of two providers',
    entities(entity(idp()), entity(idp(), 'b')),
    'it describes 2 providers (https://idp.example, b)',
  ],
])('metadata that is %s is not what the configuration means', (_what, xml, words) => {
  expect(() => readMetadata(xml, { ...query, protocol: 'saml' })).toThrow(
    expect.objectContaining({
      code: 'METADATA_UNUSABLE',
      fault: 'configuration',
      message: expect.stringContaining(words),
    }),
  );
});

test('metadata that does not have the entity that is asked for', () => {
  const ask = (): unknown =>
    readMetadata(entity(idp()), { ...query, protocol: 'saml', entityId: 'https://x.example' });
  expect(ask).toThrow('it describes https://idp.example and not https://x.example');
});
