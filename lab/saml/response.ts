import { newId, protect, signingOf } from '../federation.ts';
import type { FederationPlan } from '../federation.ts';
import { element } from '../xml/element.ts';
import type { Xml } from '../xml/element.ts';
import { usualSigning, signed } from '../xml/signature.ts';
import { assertion20 } from '../xml/token.ts';
import type { Token } from '../xml/token.ts';
import type { SamlDefect } from './defects.ts';
import type { SamlForm } from './variants.ts';

/** The element around the assertion (saml-core-2.0-os, section 3.2.2). */
export interface Envelope {
  issuer: string;
  issueInstant: string;
  destination: string;
  /** absent: nobody asked. */
  inResponseTo?: string | undefined;
  status: Status;
}

export interface Status {
  /** The last part of each URN, the outermost first. */
  codes: [string, ...string[]];
  message?: string;
}

export type SamlPlan = FederationPlan<SamlForm, SamlDefect>;

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol';
const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion';

/** A whole Response, signed and encrypted as the provider does; an answer without a token is signed itself. */
export function responseXml(plan: SamlPlan, envelope: Envelope, token: Token | undefined): Xml {
  const { form, defect } = plan;
  const signs = form.signs ?? 'assertion';
  const copies = token
    ? Array.from({ length: defect?.copies ?? 1 }, (_, i) => (i ? { ...token, id: newId() } : token))
    : [];
  const assertions = copies.map((copy) => {
    const protectedOne = protect(plan, assertion20(copy, { 'xmlns:samlp': protocol }), {
      signs: signs !== 'response',
      kind: 'SAML 2.0',
      encryptsBy: form.encryptsBy,
    });
    return form.encryptsBy
      ? element('saml:EncryptedAssertion', { 'xmlns:saml': assertion }, protectedOne)
      : protectedOne;
  });
  const response = element(
    'samlp:Response',
    {
      'xmlns:samlp': protocol,
      Destination: envelope.destination,
      ID: newId(),
      InResponseTo: envelope.inResponseTo,
      IssueInstant: envelope.issueInstant,
      Version: '2.0',
    },
    element('saml:Issuer', { 'xmlns:saml': assertion }, envelope.issuer),
    element('samlp:Status', {}, statusCode(envelope.status.codes), statusMessage(envelope.status)),
    assertions,
  );
  if (!token) return signed(response, 'SAML 2.0', usualSigning(plan.keys.own));
  const signing = signs === 'assertion' ? undefined : signingOf(plan);
  return signing ? signed(response, 'SAML 2.0', signing) : response;
}

function statusCode([code, ...inner]: string[]): Xml | undefined {
  return code === undefined
    ? undefined
    : element('samlp:StatusCode', { Value: `urn:oasis:names:tc:SAML:2.0:status:${code}` }, statusCode(inner));
}

const statusMessage = ({ message }: Status): Xml | undefined =>
  message === undefined ? undefined : element('samlp:StatusMessage', {}, message);
