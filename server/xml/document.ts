import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import type { XmlRule } from '../../core/saml-evidence.ts';
import { attributesOf, childNodes, idsOf, isElement } from './elements.ts';

/** A document is not read at all. `message`: why, in words that follow "it is refused because". */
export class XmlRefusal extends Error {
  override name = 'XmlRefusal';
  readonly rule: XmlRule;

  constructor(rule: XmlRule, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.rule = rule;
  }
}

const largestBytes = 5 * 1024 * 1024;
const deepest = 100;
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The bytes as text: UTF-8 and nothing else, a byte order mark is taken off. Throws XmlRefusal. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.byteLength > largestBytes) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new XmlRefusal('encoding', 'it is not UTF-8', { cause });
  }
}

/**
 * The root element of `text`. Stricter than the parser, which lets a good deal pass that is not well-formed: a
 * document that two parsers may understand differently is none that may be signed. Throws XmlRefusal.
 */
export function parseXml(text: string): Element {
  if (text.length > largestBytes || Buffer.byteLength(text) > largestBytes) throw tooLarge();
  const source = text.replace(/^\uFEFF/, '');
  if (source.trim() === '') throw new XmlRefusal('well-formed', 'it is empty');
  refuseDeclaration(source);
  // Neither comments nor CDATA sections hold markup. One without an end goes to the end, and the parser refuses it.
  const markup = source.replace(/<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)/g, '');
  refuseCharacters(source, markup);
  const root = parse(source);
  refuseStructure(root.ownerDocument!, root, markup);
  return root;
}

function tooLarge(): XmlRefusal {
  return new XmlRefusal('size', 'it is larger than 5 MiB');
}

/** XML 1.0, section 2.8: what the declaration names must be what the bytes are. */
function refuseDeclaration(source: string): void {
  const declaration = /^<\?xml\s([^?]*)\?>/.exec(source)?.[1] ?? '';
  const version = /version\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? '1.0';
  const encoding = /encoding\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? 'utf-8';
  if (version !== '1.0') throw new XmlRefusal('well-formed', `it is XML ${version.slice(0, 10)} and not 1.0`);
  if (encoding.toLowerCase() !== 'utf-8') {
    throw new XmlRefusal('encoding', `it declares the encoding ${encoding.slice(0, 20)} and not UTF-8`);
  }
}

/** XML 1.0, sections 2.2, 2.4 and 4.1. */
function refuseCharacters(source: string, markup: string): void {
  if (source.includes('\0')) throw new XmlRefusal('encoding', 'it has NUL characters, as UTF-16 would');
  if (/[\u0001-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(source) || !source.isWellFormed()) {
    throw new XmlRefusal('well-formed', 'it has characters that XML does not allow');
  }
  if (/<!DOCTYPE/i.test(markup)) throw new XmlRefusal('no-doctype', 'it has a DOCTYPE');
  if (markup.includes(']]>')) throw new XmlRefusal('well-formed', 'it has "]]>" in its text');
  for (const [, reference] of markup.matchAll(/&([^;]{0,12};?)/g)) {
    if (!isReference(reference!)) {
      throw new XmlRefusal('well-formed', `it has "&${reference}", which names no character`);
    }
  }
}

function isReference(reference: string): boolean {
  if (/^(amp|lt|gt|quot|apos);$/.test(reference)) return true;
  const [, decimal, hex] = /^#(?:(\d+)|x([\da-fA-F]+));$/.exec(reference) ?? [];
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return (
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function parse(source: string): Element {
  let complaint: string | undefined;
  const parser = new DOMParser({
    locator: false,
    onError(_level, message) {
      complaint ??= message;
      throw new Error(message);
    },
  });
  try {
    const root = parser.parseFromString(source, 'text/xml').documentElement;
    if (root) return root;
  } catch (cause) {
    const said = complaint ?? (cause instanceof Error ? cause.message : String(cause));
    if (/Only one element|Extra content at the end/.test(said)) {
      throw new XmlRefusal('one-root', 'something follows its root element', { cause });
    }
    throw new XmlRefusal('well-formed', `it is not well-formed XML: ${said.slice(0, 200)}`, { cause });
  }
  throw new XmlRefusal('well-formed', 'it has no element');
}

function refuseStructure(document: Document, root: Element, markup: string): void {
  let attributes = 0;
  const ids = new Set<string>();
  // A stack of our own: a document that is nested too deep must not overflow it.
  const open: { node: Node; depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > deepest) throw new XmlRefusal('size', `it is nested deeper than ${deepest} levels`);
    if (node.nodeType === node.PROCESSING_INSTRUCTION_NODE && !isDeclaration(node, root)) {
      throw new XmlRefusal('no-processing-instruction', `it has the processing instruction ${node.nodeName}`);
    }
    if (isElement(node)) {
      refuseNamespaces(node);
      attributes += node.attributes.length;
      for (const id of idsOf(node)) {
        if (ids.has(id)) throw new XmlRefusal('duplicate-id', `two of its elements have the ID ${id}`);
        ids.add(id);
      }
    }
    for (const child of childNodes(node).reverse()) open.push({ node: child, depth: depth + 1 });
  }
  // Of two attributes that are the same by their namespace the parser keeps the last.
  if (attributes !== countAttributes(markup)) {
    throw new XmlRefusal('well-formed', 'it has an attribute twice, by two prefixes of one namespace');
  }
}

/** The text is known to be well-formed in all but its namespaces. */
function countAttributes(markup: string): number {
  const value = /\s[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*')/g;
  const tag = /<[^\s<>/!?][^\s<>/]*(?:\s+[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g;
  return (markup.match(tag) ?? []).reduce((count, text) => count + (text.match(value)?.length ?? 0), 0);
}

/** The parser keeps the XML declaration as a node. */
function isDeclaration(node: Node, root: Element): boolean {
  return node.nodeName === 'xml' && node.parentNode === root.ownerDocument;
}

/** Namespaces in XML 1.0, section 3. */
function refuseNamespaces(element: Element): void {
  for (const { localName, prefix, name, value } of attributesOf(element)) {
    const reserved = name === 'xmlns:xmlns' || (name === 'xmlns:xml' && value !== xmlNamespace);
    if (reserved || (prefix === 'xmlns' && value === '')) {
      throw new XmlRefusal('well-formed', `it declares the namespace prefix ${localName ?? name} wrongly`);
    }
  }
}
