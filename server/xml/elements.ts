import type { Attr, Element, Node } from '@xmldom/xmldom';

/** Namespaces by the prefixes under which their specifications write them. */
export const namespaces = {
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  saml1: 'urn:oasis:names:tc:SAML:1.0:assertion',
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  fed: 'http://docs.oasis-open.org/wsfed/federation/200706',
  trust2005: 'http://schemas.xmlsoap.org/ws/2005/02/trust',
  trust13: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export type NamespacePrefix = keyof typeof namespaces;

export function isElement(node: Node | null): node is Element {
  return node !== null && node.nodeType === node.ELEMENT_NODE;
}

export function childNodes(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

export function attributesOf(element: Element): Attr[] {
  return Array.from(element.attributes);
}

/** Whether `element` is `localName` of one of the namespaces. */
export function isNamed(element: Element, localName: string, ...prefixes: NamespacePrefix[]): boolean {
  return (
    element.localName === localName && prefixes.some((prefix) => element.namespaceURI === namespaces[prefix])
  );
}

/** The child elements; with a name, those that have it. */
export function children(parent: Element, localName?: string, ...prefixes: NamespacePrefix[]): Element[] {
  const elements = childNodes(parent).filter(isElement);
  return localName === undefined
    ? elements
    : elements.filter((element) => isNamed(element, localName, ...prefixes));
}

/** Every element below `parent` with the name, in document order. The parser's own list is looked for much slower. */
export function descendants(parent: Element, localName: string, ...prefixes: NamespacePrefix[]): Element[] {
  const found: Element[] = [];
  const visit = (element: Element): void => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (isNamed(child, localName, ...prefixes)) found.push(child);
      visit(child);
    }
  };
  visit(parent);
  return found;
}

/** All text below `element` as it stands there; comments are no text. */
export function textOf(element: Element): string {
  return element.textContent ?? '';
}

/** An attribute without a namespace; undefined where it is absent. */
export function attribute(element: Element, name: string): string | undefined {
  return element.getAttributeNS(null, name) ?? undefined;
}

/** Everything that some reader of signatures takes for the ID of `element`. */
export function idsOf(element: Element): string[] {
  return attributesOf(element)
    .filter(({ localName }) => /^(id|AssertionID|ResponseID|RequestID)$/i.test(localName ?? ''))
    .map(({ value }) => value);
}

/** The ID by which its specification lets a signature refer to `element`. */
export function ownId(element: Element): string | undefined {
  if (element.namespaceURI === namespaces.saml1) return attribute(element, 'AssertionID');
  return (
    attribute(element, 'ID') ??
    attributesOf(element).find(({ localName, prefix }) => localName === 'Id' && prefix !== null)?.value
  );
}

/** `{ name: value }`, or nothing where there is no value. */
export function given<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
