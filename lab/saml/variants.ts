import type { Asks } from '../showing.ts';
import type { ContentCipher } from '../xml/encryption.ts';

/** How a SAML 2.0 provider builds its answers and what it demands of requests; every one of them is honest. */
export interface SamlForm {
  /** The default: the assertion. */
  signs?: 'response' | 'assertion' | 'both';
  encryptsBy?: ContentCipher;
  wantsSignedRequests?: boolean;
  /** The metadata names the next key before the present one. */
  announcesNextKey?: boolean;
  /** Signs its first answer with the next key, which the metadata names from then on, alone. */
  rollsOver?: boolean;
  /** What the target must say in amrcheck.yaml beside where the provider is. */
  asks?: Asks;
}

/** Asked for REFEDS MFA, and judged by it. */
const refeds = {
  profile: 'refeds-mfa',
  authnContext: { classRefs: ['https://refeds.org/profile/mfa'] },
};

const forms = {
  // Entra wants the assertion itself signed (SAML-05); who reads by REFEDS's profile does not.
  'saml-response-signed': { signs: 'response', asks: refeds },
  'saml-refeds': { asks: refeds },
  'saml-both-signed': { signs: 'both' },
  'saml-encrypted': { encryptsBy: 'gcm' },
  'saml-encrypted-cbc': { encryptsBy: 'cbc' },
  'saml-signed-requests': { wantsSignedRequests: true },
  'saml-next-key': { announcesNextKey: true },
  // The new key was published beside the old one before anything was signed with it.
  'saml-key-rolled-over': { announcesNextKey: true, rollsOver: true },
} as const satisfies Record<string, SamlForm>;

export type SamlFormId = keyof typeof forms;

/** The kinds of SAML 2.0 provider beside the plain one. */
export const samlForms: Readonly<Record<SamlFormId, SamlForm>> = forms;
