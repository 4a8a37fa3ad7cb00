import type { Judging, Profile } from '../core/profile.ts';
import emailaddress from '../validators/assertion/emailaddress.ts';
import nameIdFormat from '../validators/saml/name-id-format.ts';
import immutableId from '../validators/wsfed/immutable-id.ts';
import { microsoftHosts, samlForEntra, wsfedForEntra } from './microsoft-federation.ts';

const judging: Omit<Judging, 'demands'> = {
  sentences: {
    pass: 'Entra would let the guest in, and the assertion says multipleauthn when a second factor was used.',
    fail: 'Entra would not take this sign-in of a guest.',
    unbelieved: 'The provider says MFA, but Entra would not take this sign-in of a guest.',
    inconclusive: 'It could not be told whether Entra would take this sign-in of a guest.',
  },
  limits:
    "This proves what the provider tells Entra. Microsoft writes down where it reads MFA for federated domains; whether a tenant trusts MFA of a guest's provider is not proven here, and Entra may ask the guest for MFA of its own.",
};

/** https://learn.microsoft.com/en-us/entra/external-id/direct-federation */
export const entraGuest: Profile = {
  id: 'entra-guest',
  title: 'Entra guests (direct federation)',
  description:
    'For guests of a tenant who sign in at a provider of their own, over SAML 2.0 or WS-Federation. It demands a sound assertion, the attribute emailaddress by which Entra finds the guest, and MFA in the places that Entra reads, after MFA and not without it.',
  requirement: {
    id: 'SAML-12',
    source: 'https://learn.microsoft.com/en-us/entra/external-id/direct-federation',
  },
  protocols: ['saml', 'wsfed'],
  hosts: microsoftHosts,
  demandedScenarios: ['mfa', 'password-only'],
  ...samlForEntra(judging, [
    { validator: emailaddress, severity: 'serious' },
    { validator: nameIdFormat, severity: 'serious' },
  ]),
  over: {
    wsfed: wsfedForEntra(judging, [
      { validator: emailaddress, severity: 'serious' },
      { validator: immutableId, severity: 'serious' },
    ]),
  },
};
