/** Our own entityID and the address to which we want responses; a target may name others, which are not ours. */
export function samlAddresses(baseUrl: string): { entityId: string; acs: string } {
  return { entityId: `${baseUrl}/saml/metadata`, acs: `${baseUrl}/saml/acs` };
}

/** Our own realm and the address to which we want answers; a target may name others, which are not ours. */
export function wsfedAddresses(baseUrl: string): { realm: string; callbackUrl: string } {
  return { realm: `${baseUrl}/wsfed`, callbackUrl: `${baseUrl}/wsfed/callback` };
}
