import type { Demand, Profile } from '../core/profile.ts';
import upnDomain from '../validators/assertion/upn-domain.ts';
import idpEmail from '../validators/saml/idp-email.ts';
import nameIdCharacters from '../validators/saml/name-id-characters.ts';
import nameIdEncoded from '../validators/saml/name-id-encoded.ts';
import nameIdFormat from '../validators/saml/name-id-format.ts';
import nameIdLength from '../validators/saml/name-id-length.ts';
import { microsoftHosts, samlForEntra, secondHop } from './microsoft-federation.ts';

/** How Entra finds the user of a federated domain. */
export const samlUser: readonly Demand[] = [
  { validator: nameIdFormat, severity: 'serious' },
  { validator: nameIdLength, severity: 'serious' },
  { validator: nameIdCharacters, severity: 'serious' },
  { validator: nameIdEncoded, severity: 'moderate' },
  { validator: idpEmail, severity: 'serious' },
  { validator: upnDomain, severity: 'serious' },
];

/** https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp */
export const entraSaml: Profile = {
  id: 'entra-saml',
  title: 'Entra federation over SAML 2.0',
  description:
    'For a domain that is federated to a third-party provider over SAML 2.0. It demands what Entra reads: multipleauthn as the one AuthnContextClassRef after MFA and not without it, a signed assertion that is addressed to the relying party, and the user as Entra looks for them.',
  requirement: {
    id: 'SAML-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions',
  },
  protocols: ['saml'],
  hosts: microsoftHosts,
  demandedScenarios: ['mfa', 'password-only'],
  ...samlForEntra(
    {
      sentences: {
        pass: 'Entra would see MFA: AuthnContextClassRef says multipleauthn when a second factor was used.',
        fail: 'Entra would not take this sign-in.',
        unbelieved: 'The provider says MFA, but Entra would not take this sign-in.',
        inconclusive: 'It could not be told whether Entra would see MFA.',
      },
      limits: `This proves what the provider tells Entra, not what Entra makes of it. ${secondHop}`,
    },
    samlUser,
  ),
};
