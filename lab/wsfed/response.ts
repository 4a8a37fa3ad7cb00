import { newId, protect } from '../federation.ts';
import type { FederationPlan } from '../federation.ts';
import { element } from '../xml/element.ts';
import type { Xml } from '../xml/element.ts';
import { assertion11, assertion20 } from '../xml/token.ts';
import type { Token } from '../xml/token.ts';
import type { WsfedDefect } from './defects.ts';
import type { WsfedForm } from './variants.ts';

export type WsfedPlan = FederationPlan<WsfedForm, WsfedDefect>;

/** What stands around the assertion. */
export interface Wrapping {
  created: string;
  expires: string;
  appliesTo: string;
}

const versions = {
  '2005/02': {
    trust: 'http://schemas.xmlsoap.org/ws/2005/02/trust',
    keyType: 'http://schemas.xmlsoap.org/ws/2005/05/identity/NoProofKey',
  },
  '1.3': {
    trust: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
    keyType: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Bearer',
  },
};

/** The `wresult` of a sign-in (ws-federation-1.2, section 13.2.2). */
export function wresultXml(plan: WsfedPlan, { created, expires, appliesTo }: Wrapping, token: Token): Xml {
  const { form, defect } = plan;
  const { trust, keyType } = versions[form.trust ?? '2005/02'];
  const is20 = form.saml === '2.0';
  const copies = Array.from({ length: defect?.copies ?? 1 }, (_, i) =>
    i ? { ...token, id: newId() } : token,
  );
  const assertions = copies.map((copy) =>
    protect(plan, (is20 ? assertion20 : assertion11)(copy, { 'xmlns:t': trust }), {
      signs: true,
      kind: is20 ? 'SAML 2.0' : 'SAML 1.1',
      encryptsBy: form.encryptsBy,
    }),
  );
  const one = element(
    't:RequestSecurityTokenResponse',
    { 'xmlns:t': trust },
    element(
      't:Lifetime',
      {
        'xmlns:wsu': 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
      },
      element('wsu:Created', {}, created),
      element('wsu:Expires', {}, expires),
    ),
    element(
      'wsp:AppliesTo',
      { 'xmlns:wsp': 'http://schemas.xmlsoap.org/ws/2004/09/policy' },
      element(
        'wsa:EndpointReference',
        { 'xmlns:wsa': 'http://www.w3.org/2005/08/addressing' },
        element('wsa:Address', {}, appliesTo),
      ),
    ),
    element('t:RequestedSecurityToken', {}, assertions),
    element('t:TokenType', {}, `urn:oasis:names:tc:SAML:${is20 ? '2.0' : '1.0'}:assertion`),
    element('t:RequestType', {}, `${trust}/Issue`),
    element('t:KeyType', {}, keyType),
  );
  return form.trust === '1.3'
    ? element('t:RequestSecurityTokenResponseCollection', { 'xmlns:t': trust }, one)
    : one;
}
