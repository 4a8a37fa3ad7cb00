import type { ContentCipher } from '../xml/encryption.ts';

/** How a SAML 2.0 provider builds its answers and what it demands of requests; every one of them is honest. */
export interface SamlForm {
  /** The default: the assertion. */
  signs?: 'response' | 'assertion' | 'both';
  encryptsBy?: ContentCipher;
  wantsSignedRequests?: boolean;
  /** The metadata names the next key before the present one. */
  announcesNextKey?: boolean;
}

/** The kinds of SAML 2.0 provider beside the plain one. */
export const samlForms = {
  'saml-response-signed': { signs: 'response' },
  'saml-both-signed': { signs: 'both' },
  'saml-encrypted': { encryptsBy: 'gcm' },
  'saml-encrypted-cbc': { encryptsBy: 'cbc' },
  'saml-signed-requests': { wantsSignedRequests: true },
  'saml-next-key': { announcesNextKey: true },
} as const satisfies Record<string, SamlForm>;

export type SamlFormId = keyof typeof samlForms;
