import type { Element } from '@xmldom/xmldom';
import type { XmlAnswer, XmlEnvelope } from '../../core/saml-evidence.ts';
import { isAssertion, readAnswer, type AnswerForm, type ReadContext } from '../xml/answer.ts';
import { attribute, children, given, isNamed, namespaces, textOf } from '../xml/elements.ts';

/** SAML 2.0 Core, section 3.3.3. */
const form: AnswerForm = {
  roots: 'a SAML 2.0 Response',
  isRoot: (root) => isNamed(root, 'Response', 'samlp'),
  readEnvelope,
  tokens: (root) =>
    children(root).filter(
      (child) =>
        child.namespaceURI !== namespaces.saml1 &&
        (isAssertion(child) || isNamed(child, 'EncryptedAssertion', 'saml')),
    ),
};

/** Reads one SAMLResponse, base64 already taken off. Never throws because of what it is. */
export function readSamlResponse(message: string | Uint8Array, context: ReadContext): Promise<XmlAnswer> {
  return readAnswer(message, context, form);
}

function readEnvelope(response: Element): XmlEnvelope {
  const issuer = children(response, 'Issuer', 'saml')[0];
  const status = children(response, 'Status', 'samlp')[0];
  const message = status && children(status, 'StatusMessage', 'samlp')[0];
  return {
    element: 'Response',
    ...given('id', attribute(response, 'ID')),
    ...given('inResponseTo', attribute(response, 'InResponseTo')),
    ...given('destination', attribute(response, 'Destination')),
    ...given('issuer', issuer && textOf(issuer)),
    ...given('issueInstant', attribute(response, 'IssueInstant')),
    ...(status && {
      status: { codes: statusCodes(status), ...given('message', message && textOf(message)) },
    }),
  };
}

/** Each code stands inside the one that it makes more exact. */
function statusCodes(status: Element): string[] {
  const codes: string[] = [];
  let [code] = children(status, 'StatusCode', 'samlp');
  for (; code; [code] = children(code, 'StatusCode', 'samlp')) codes.push(attribute(code, 'Value') ?? '');
  return codes;
}
