import type { Element } from '@xmldom/xmldom';
import type { XmlAssertion } from '../../core/saml-evidence.ts';
import {
  attribute,
  attributesOf,
  children,
  given,
  isNamed,
  textOf,
  type NamespacePrefix,
} from './elements.ts';

export type AssertionContent = Omit<XmlAssertion, 'signedBy' | 'trusted'>;

/** What an assertion says, SAML 2.0 or 1.1. Only what stands in its proper place counts. */
export function readAssertion(assertion: Element): AssertionContent {
  return isNamed(assertion, 'Assertion', 'saml') ? saml20(assertion) : saml11(assertion);
}

/** SAML 2.0 Core, section 2. */
function saml20(assertion: Element): AssertionContent {
  const all = (parents: Element[], name: string) => named(parents, name, 'saml');
  const subject = all([assertion], 'Subject');
  const nameId = all(subject, 'NameID')[0];
  return {
    version: '2.0',
    ...given('id', attribute(assertion, 'ID')),
    ...given('issuer', firstText(all([assertion], 'Issuer'))),
    ...given('issueInstant', attribute(assertion, 'IssueInstant')),
    ...(nameId && { nameId: { value: textOf(nameId), ...given('format', attribute(nameId, 'Format')) } }),
    confirmations: all(subject, 'SubjectConfirmation').map((confirmation) => {
      const data = all([confirmation], 'SubjectConfirmationData')[0];
      return {
        method: attribute(confirmation, 'Method') ?? '',
        ...given('recipient', data && attribute(data, 'Recipient')),
        ...given('inResponseTo', data && attribute(data, 'InResponseTo')),
        ...(data && window(data)),
      };
    }),
    ...conditionsOf(all([assertion], 'Conditions')[0], 'AudienceRestriction', 'saml'),
    authnStatements: all([assertion], 'AuthnStatement').map((statement) => ({
      ...given('instant', attribute(statement, 'AuthnInstant')),
      ...given('sessionIndex', attribute(statement, 'SessionIndex')),
      ...given('sessionNotOnOrAfter', attribute(statement, 'SessionNotOnOrAfter')),
      methods: all(all([statement], 'AuthnContext'), 'AuthnContextClassRef').map(textOf),
    })),
    attributes: merged(
      all(all([assertion], 'AttributeStatement'), 'Attribute').map((element) => ({
        name: attribute(element, 'Name') ?? '',
        ...given('namespace', attribute(element, 'NameFormat')),
        values: all([element], 'AttributeValue').map(textOf),
      })),
    ),
  };
}

/** SAML 1.1 Core, section 2. */
function saml11(assertion: Element): AssertionContent {
  const all = (parents: Element[], name: string) => named(parents, name, 'saml1');
  const authentications = all([assertion], 'AuthenticationStatement');
  const attributeStatements = all([assertion], 'AttributeStatement');
  const subject = all([...authentications, ...attributeStatements], 'Subject').slice(0, 1);
  const nameId = all(subject, 'NameIdentifier')[0];
  return {
    version: '1.1',
    ...given('id', attribute(assertion, 'AssertionID')),
    ...given('issuer', attribute(assertion, 'Issuer')),
    ...given('issueInstant', attribute(assertion, 'IssueInstant')),
    ...(nameId && { nameId: { value: textOf(nameId), ...given('format', attribute(nameId, 'Format')) } }),
    confirmations: all(all(subject, 'SubjectConfirmation'), 'ConfirmationMethod').map((method) => ({
      method: textOf(method),
    })),
    ...conditionsOf(all([assertion], 'Conditions')[0], 'AudienceRestrictionCondition', 'saml1'),
    authnStatements: authentications.map((statement) => ({
      ...given('instant', attribute(statement, 'AuthenticationInstant')),
      methods: [attribute(statement, 'AuthenticationMethod')].filter((method) => method !== undefined),
    })),
    attributes: merged(
      all(attributeStatements, 'Attribute').map((element) => ({
        name: attribute(element, 'AttributeName') ?? '',
        ...given('namespace', attribute(element, 'AttributeNamespace')),
        // Of claims that the provider took over from another one (WS-Federation 1.2, section 9.3).
        ...given(
          'originalIssuer',
          attributesOf(element).find(({ localName }) => localName === 'OriginalIssuer')?.value,
        ),
        values: all([element], 'AttributeValue').map(textOf),
      })),
    ),
  };
}

function named(parents: Element[], name: string, prefix: NamespacePrefix): Element[] {
  return parents.flatMap((parent) => children(parent, name, prefix));
}

function firstText([element]: Element[]): string | undefined {
  return element && textOf(element);
}

function window(element: Element): { notBefore?: string; notOnOrAfter?: string } {
  return {
    ...given('notBefore', attribute(element, 'NotBefore')),
    ...given('notOnOrAfter', attribute(element, 'NotOnOrAfter')),
  };
}

function conditionsOf(
  conditions: Element | undefined,
  restriction: string,
  prefix: 'saml' | 'saml1',
): Pick<XmlAssertion, 'conditions'> {
  if (!conditions) return {};
  const audiences = children(conditions, restriction, prefix).map((element) =>
    children(element, 'Audience', prefix).map(textOf),
  );
  return { conditions: { ...window(conditions), audiences } };
}

/** An attribute with several values may stand there once or once for each value. */
function merged(attributes: XmlAssertion['attributes']): XmlAssertion['attributes'] {
  const byKey = new Map<string, XmlAssertion['attributes'][number]>();
  for (const one of attributes) {
    const key = JSON.stringify([one.name, one.namespace, one.originalIssuer]);
    const known = byKey.get(key);
    if (known) known.values.push(...one.values);
    else byKey.set(key, one);
  }
  return [...byKey.values()];
}
