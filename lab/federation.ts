import { randomBytes } from 'node:crypto';
import type { Accounts, LabAccount } from './accounts.ts';
import type { Desk } from './sign-in.ts';
import type { Variant } from './variants.ts';
import type { CertifiedKey } from './xml/certificate.ts';
import { encrypted } from './xml/encryption.ts';
import type { ContentCipher } from './xml/encryption.ts';
import { Xml } from './xml/element.ts';
import type { Lie } from './xml/lie.ts';
import { signed, usualSigning } from './xml/signature.ts';
import type { Signing } from './xml/signature.ts';

/** The keys of a lab's SAML and WS-Federation providers. */
export interface FederationKeys {
  own: CertifiedKey;
  /** In the metadata of who announces its next key. */
  next: CertifiedKey;
  /** In nobody's metadata. */
  foreign: CertifiedKey;
}

/** What one SAML or WS-Federation provider of the lab is made of. */
export interface FederationPlan<Form, Defect extends Lie> {
  /** Where it is mounted, and its name in assertions and metadata. */
  entityId: string;
  keys: FederationKeys;
  accounts: Accounts;
  variant: Variant;
  /** How its answers are built; every way is honest. */
  form: Form;
  defect: Defect | undefined;
  about: string;
  /** Addresses to answer to beside the relying party's usual path at any port of this machine. */
  replies: readonly string[];
  /** PEM: what it encrypts for, and checks signed requests with. */
  relyingPartyCertificate?: string | undefined;
}

export const deskOf = (plan: FederationPlan<unknown, Lie>): Desk => ({
  path: new URL(plan.entityId).pathname,
  about: plan.about,
  accounts: plan.accounts,
  variant: plan.variant,
  misbehaves: plan.defect?.misbehaves,
  codes: new Map(),
  leaks: (account, code) => plan.defect?.leaks?.(account, code),
});

/** An ID that XML allows: it must not begin with a digit. */
export const newId = (): string => `_${randomBytes(16).toString('hex')}`;

/** The name that a provider has for an account for ever, as Entra's ImmutableID: at most 64 letters and digits. */
export const immutableId = ({ sub }: LabAccount): string => sub.replaceAll('-', '');

/** The domain of every user principal name. */
export const domain = 'lab.invalid';

export const upnOf = ({ id }: LabAccount): string => `${id}@${domain}`;

/** An error that is shown to the person, since there is nowhere to send it. */
export const refusal = (name: string, message: string): Error => Object.assign(new Error(message), { name });

interface Protection {
  signs: boolean;
  kind: Parameters<typeof signed>[1];
  encryptsBy?: ContentCipher | undefined;
}

/** Signs and encrypts an assertion as the plan says; encrypted: it stands in an EncryptedData. */
export function protect(
  plan: FederationPlan<unknown, Lie>,
  assertion: Xml,
  { signs, kind, encryptsBy }: Protection,
): Xml {
  const { defect, relyingPartyCertificate: certificate } = plan;
  const signing = signingOf(plan);
  const own = signs && signing ? signed(assertion, kind, signing) : assertion;
  const sent = defect?.after ? new Xml(defect.after(own.text)) : own;
  if (!encryptsBy) return sent;
  if (certificate === undefined) throw new Error("Encryption needs the relying party's certificate.");
  return encrypted(sent, certificate, encryptsBy);
}

/** Who changes keys does so before the first answer. */
export function rollOver({ keys, form, defect }: FederationPlan<{ rollsOver?: boolean }, Lie>): void {
  if (form.rollsOver ?? defect?.rollsOver) keys.own = keys.next;
}

/** How the plan's assertions are signed; `undefined`: not at all. */
export function signingOf({ keys, defect }: FederationPlan<unknown, Lie>): Signing | undefined {
  const honest = usualSigning(keys.own);
  return defect?.signing ? defect.signing(honest, keys.foreign) : honest;
}
