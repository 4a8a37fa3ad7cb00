import { ServiceProvider } from 'saml2-js';

/**
 * Our metadata, as saml2-js writes it, without what is not so: it names a logout service, an end within the hour,
 * and keys even where there are none.
 */
export function ownMetadata(entityId: string, acs: string, certificate: string | undefined): string {
  const party = new ServiceProvider({
    entity_id: entityId,
    assert_endpoint: acs,
    private_key: '',
    certificate: certificate ?? '',
  });
  const metadata = party
    .create_metadata()
    .replace(/<md:SingleLogoutService[^>]*\/>/, '')
    .replace(/ validUntil="[^"]*"/, '');
  return certificate === undefined
    ? metadata.replace(/<md:KeyDescriptor[^]*<\/md:KeyDescriptor>/, '')
    : metadata;
}
