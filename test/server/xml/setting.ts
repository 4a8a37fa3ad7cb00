import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { RelyingPartyConfig, TargetConfig } from '../../../core/config.ts';
import { Redactor } from '../../../core/redact.ts';
import { openRelyingParty, type RelyingParty } from '../../../server/relying-party.ts';
import { openXmlProvider, type XmlProvider } from '../../../server/xml/provider.ts';
import { pathOf } from '../../vectors/make/vector.ts';
import { samlVectors } from '../../vectors/make/saml.ts';
import { pem } from '../../vectors/make/sign.ts';
import { wsfedVectors } from '../../vectors/make/wsfed.ts';
import { digestKey, targetOf } from '../setting.ts';

const keys = new URL('../../vectors/keys/', import.meta.url).pathname;
export const ownKeys = { key: `${keys}relying-party.key`, cert: `${keys}relying-party.pem` };

/** Every vector is read at this moment. */
export function freezeClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:10.000Z') });
  onTestFinished(() => void vi.useRealTimers());
}

export function vectorBytes(path: string): Buffer {
  const found = [...samlVectors, ...wsfedVectors].find((one) => pathOf(one) === `test/vectors/${path}.xml`);
  if (!found) throw new Error(`no vector ${path}`);
  return Buffer.from(found.bytes);
}

export async function party(
  config: Partial<RelyingPartyConfig> = {},
  { redactor = new Redactor(digestKey), keepRaw = false } = {},
): Promise<RelyingParty> {
  const opened = await openRelyingParty({ baseUrl: 'http://127.0.0.1:0', ...config }, { redactor, keepRaw });
  onTestFinished(() => opened.close());
  return opened;
}

/** The path of a file that holds `text` for as long as the test runs. */
export async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'amrcheck-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'metadata.xml');
  await writeFile(path, text);
  return path;
}

const certificate = new X509Certificate(pem('provider')).raw.toString('base64');

/** Metadata of a provider that speaks both protocols, as AD FS publishes it. */
export function metadataXml(wanted = '', bindings = ['Redirect', 'POST']): string {
  const key = `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  const services = bindings.map(
    (binding) =>
      `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${binding}" Location="https://idp.vectors.example/sso?tenant=a%20b"/>`,
  );
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.vectors.example/saml"><md:RoleDescriptor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xsi:type="fed:SecurityTokenServiceType">${key}<fed:PassiveRequestorEndpoint><a:EndpointReference xmlns:a="http://www.w3.org/2005/08/addressing"><a:Address>https://idp.vectors.example/adfs/ls/</a:Address></a:EndpointReference></fed:PassiveRequestorEndpoint></md:RoleDescriptor><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" ${wanted}>${key}${services.join('')}</md:IDPSSODescriptor></md:EntityDescriptor>`;
}

export async function provider(
  more: Partial<TargetConfig> = {},
  metadata = metadataXml(),
): Promise<XmlProvider> {
  return openXmlProvider({ ...xmlTarget(more), metadata: await fileWith(metadata) });
}

export function xmlTarget(more: Partial<TargetConfig>): TargetConfig & { id: string } {
  const { id, accounts, profile, waive } = targetOf('https://unused.example');
  return { id, accounts, profile, waive, protocol: 'saml', ...more };
}
