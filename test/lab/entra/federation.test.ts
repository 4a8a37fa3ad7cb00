import { expect, test } from 'vitest';
import { metadataXml, samlRequest } from '../../../lab/entra/federation.ts';
import type { DomainSettings } from '../../../lab/entra/settings.ts';
import { fromPost } from '../../../lab/saml/request.ts';
import { base64Of, newCertifiedKey } from '../../../lab/xml/certificate.ts';

const key = await newCertifiedKey('the stand-in', Date.now());
const domain = (signs: boolean): DomainSettings => ({
  protocol: 'saml',
  issuer: 'https://idp.example',
  url: 'https://idp.example/sso',
  certificate: '',
  federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
  promptLoginBehavior: 'disabled',
  isSignedAuthenticationRequestRequired: signs,
  policyDemandsMfa: true,
  users: {},
});
const outgoing = {
  ...{ reply: 'http://localhost/login.srf', state: 's', username: 'alice@contoso.com' },
  ...{ promptLogin: false, wantsMfa: false },
};

test('requests are signed where the domain wants that, by the key of the metadata, which they name only', () => {
  const fields = samlRequest(domain(true), outgoing, key);
  expect(fromPost(fields, key.certificate)).toMatchObject({
    signature: 'good',
    issuer: 'urn:federation:MicrosoftOnline',
    relayState: 's',
  });
  const xml = Buffer.from(fields['SAMLRequest']!, 'base64').toString();
  expect(xml).toContain('<ds:KeyName>MicrosoftOnline</ds:KeyName>');
  expect(xml).not.toContain('X509Certificate');
  expect(metadataXml(outgoing.reply, key)).toContain(base64Of(key.certificate));
  expect(fromPost(samlRequest(domain(false), outgoing, key), key.certificate).signature).toBe('none');
});
