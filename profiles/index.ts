import type { Profile } from '../core/profile.ts';
import { entraExternalMfa } from './entra-external-mfa.ts';
import { entraGuest } from './entra-guest.ts';
import { entraSaml } from './entra-saml.ts';
import { entraToken } from './entra-token.ts';
import { entraWsfed } from './entra-wsfed.ts';
import { partnerCenter } from './partner-center.ts';
import { refedsMfa } from './refeds-mfa.ts';
import { rfc8176 } from './rfc8176.ts';

/** Every profile there is; the default first. */
export const profiles: readonly Profile[] = [
  partnerCenter,
  rfc8176,
  entraSaml,
  entraWsfed,
  entraGuest,
  refedsMfa,
  entraToken,
  entraExternalMfa,
];
