import type { Element } from '@xmldom/xmldom';
import type { XmlAnswer, XmlEnvelope } from '../../core/saml-evidence.ts';
import { isAssertion, isEncrypted, readAnswer, type AnswerForm, type ReadContext } from '../xml/answer.ts';
import { children, given, isNamed, textOf } from '../xml/elements.ts';

/** WS-Trust 2005/02 and 1.3: a RequestSecurityTokenResponse, or a collection with exactly one. */
const form: AnswerForm = {
  roots: 'a RequestSecurityTokenResponse of WS-Trust 2005/02 or 1.3, nor a collection of them',
  isRoot: (root) => isResponse(root) || isCollection(root),
  readEnvelope,
  tokens: (root) =>
    responsesIn(root)
      .flatMap((response) => children(response, 'RequestedSecurityToken', 'trust2005', 'trust13'))
      .flatMap((requested) => children(requested))
      .filter((child) => isAssertion(child) || isEncrypted(child)),
};

/** Reads one `wresult`. Never throws because of what it is. */
export function readWsfedResult(wresult: string | Uint8Array, context: ReadContext): Promise<XmlAnswer> {
  return readAnswer(wresult, context, form);
}

function isResponse(element: Element): boolean {
  return isNamed(element, 'RequestSecurityTokenResponse', 'trust2005', 'trust13');
}

function isCollection(element: Element): boolean {
  return isNamed(element, 'RequestSecurityTokenResponseCollection', 'trust2005', 'trust13');
}

function responsesIn(root: Element): Element[] {
  return isResponse(root) ? [root] : children(root).filter(isResponse);
}

function readEnvelope(root: Element): XmlEnvelope {
  const [response] = responsesIn(root);
  // WS-Policy and WS-Addressing have a namespace for each year; nothing else has these names here.
  const address = ['AppliesTo', 'EndpointReference', 'Address'].reduce<Element | undefined>(
    (parent, name) => parent && children(parent).find(({ localName }) => localName === name),
    response,
  );
  return {
    element: 'RequestSecurityTokenResponse',
    ...given('appliesTo', address && textOf(address)),
  };
}
