import type { Demand, Profile } from '../core/profile.ts';
import upnDomain from '../validators/assertion/upn-domain.ts';
import immutableId from '../validators/wsfed/immutable-id.ts';
import upn from '../validators/wsfed/upn.ts';
import { microsoftHosts, secondHop, wsfedForEntra } from './microsoft-federation.ts';

/** How Entra finds the user of a federated domain. */
export const wsfedUser: readonly Demand[] = [
  { validator: immutableId, severity: 'serious' },
  { validator: upn, severity: 'serious', unconfirmed: true },
  { validator: upnDomain, severity: 'serious' },
];

/** https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions */
export const entraWsfed: Profile = {
  id: 'entra-wsfed',
  title: 'Entra federation over WS-Federation',
  description:
    'For a domain that is federated to AD FS or another provider over WS-Federation. It demands what Entra reads: multipleauthn as AuthenticationMethod or in the attribute authenticationmethod after MFA and not without it, a signed assertion for the realm, and the user as Entra looks for them.',
  requirement: {
    id: 'WSF-01',
    source:
      'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-expected-inbound-assertions',
  },
  protocols: ['wsfed'],
  hosts: microsoftHosts,
  demandedScenarios: ['mfa', 'password-only'],
  ...wsfedForEntra(
    {
      sentences: {
        pass: 'Entra would see MFA: the assertion says multipleauthn when a second factor was used.',
        fail: 'Entra would not take this sign-in.',
        unbelieved: 'The provider says MFA, but Entra would not take this sign-in.',
        inconclusive: 'It could not be told whether Entra would see MFA.',
      },
      limits: `This proves what the provider tells Entra, not what Entra makes of it. ${secondHop}`,
    },
    wsfedUser,
  ),
};
