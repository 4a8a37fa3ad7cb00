import type { SamlRequest } from '../../core/saml-evidence.ts';

/** What a sign-in asks of a SAML 2.0 provider; what is left out is not sent. */
export interface SamlAsked {
  forceAuthn?: boolean | undefined;
  isPassive?: boolean | undefined;
  requestedAuthnContext?: SamlRequest['requestedAuthnContext'];
  /** Default: `urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified`. */
  nameIdFormat?: string | undefined;
  /** No request is sent: the browser begins at this address of the provider, which sends a response by itself. */
  initiatedAt?: string | undefined;
}
