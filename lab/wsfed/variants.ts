import type { Asks } from '../showing.ts';
import type { ContentCipher } from '../xml/encryption.ts';

/** How a WS-Federation provider builds its answers; every one of them is honest. */
export interface WsfedForm {
  /** The default: one RequestSecurityTokenResponse of WS-Trust of February 2005; 1.3 sends a collection. */
  trust?: '2005/02' | '1.3';
  /** The default: 1.1. */
  saml?: '1.1' | '2.0';
  encryptsBy?: ContentCipher;
  /** Each value of an attribute in an Attribute of its own. */
  repeatsAttributes?: boolean;
  announcesNextKey?: boolean;
  rollsOver?: boolean;
  /** What the target must say in amrcheck.yaml beside where the provider is. */
  asks?: Asks;
}

const forms = {
  'wsfed-trust-13': { trust: '1.3' },
  'wsfed-saml-20': { saml: '2.0' },
  'wsfed-encrypted': { encryptsBy: 'gcm' },
  'wsfed-repeated-attributes': { repeatsAttributes: true },
  'wsfed-next-key': { announcesNextKey: true },
  // The new key was published beside the old one before anything was signed with it.
  'wsfed-key-rolled-over': { announcesNextKey: true, rollsOver: true },
} as const satisfies Record<string, WsfedForm>;

export type WsfedFormId = keyof typeof forms;

/** The kinds of WS-Federation provider beside the plain one. */
export const wsfedForms: Readonly<Record<WsfedFormId, WsfedForm>> = forms;
