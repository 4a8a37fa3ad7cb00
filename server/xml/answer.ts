import { XMLSerializer, type Element } from '@xmldom/xmldom';
import type { Instant } from '../../core/model.ts';
import type { Redactor } from '../../core/redact.ts';
import type { XmlAnswer, XmlAssertion, XmlEnvelope } from '../../core/saml-evidence.ts';
import { rememberSecret } from '../oidc/provider-secret.ts';
import { readAssertion } from './assertion.ts';
import { decryptXml } from './decryption.ts';
import { decodeXml, parseXml, XmlRefusal } from './document.ts';
import { descendants, isNamed, textOf } from './elements.ts';
import type { ProviderKeys } from './keys.ts';
import { checkSignatures, type SignatureCheck } from './signature.ts';

export interface ReadContext {
  /** The keys that may have signed; empty where none is known. */
  keys: ProviderKeys;
  /** Private keys of ours, PEM. */
  decryptionKeys: readonly string[];
  redactor: Redactor;
  receivedAt: Instant;
  /** `RelayState` or `wctx`. */
  relayState?: string | undefined;
  sameBrowser: boolean;
  /** Keep SignatureValue and CipherValue. */
  keepRaw?: boolean;
}

/** What differs between SAML 2.0 and WS-Federation. */
export interface AnswerForm {
  /** The names that its root may have, for the refusal. */
  roots: string;
  isRoot(root: Element): boolean;
  readEnvelope(root: Element): XmlEnvelope;
  /** Where an assertion belongs, and what stands there: assertions, encrypted ones too. */
  tokens(root: Element): Element[];
}

/**
 * Reads one message as it arrived: everything in the assertion comes from bytes that a signature covers. Never
 * throws because of what the message is: that is evidence.
 */
export async function readAnswer(
  message: string | Uint8Array,
  context: ReadContext,
  form: AnswerForm,
): Promise<XmlAnswer> {
  const { redactor, receivedAt, relayState, sameBrowser, keepRaw = false } = context;
  const answer: XmlAnswer = {
    receivedAt,
    ...(relayState !== undefined && { relayState }),
    sameBrowser,
    length: Buffer.byteLength(message),
    digest: redactor.digest(typeof message === 'string' ? message : Buffer.from(message).toString()),
    xml: null,
    signatures: [],
    assertions: 0,
    encrypted: false,
  };
  let root: Element | undefined;
  try {
    const text = typeof message === 'string' ? message : decodeXml(message);
    root = parseXml(text);
    rememberCredentials(root, redactor);
    if (keepRaw || !redactor.enabled) answer.xml = text;
    await readDocument(text, root, context, form, answer);
  } catch (thrown) {
    if (!(thrown instanceof XmlRefusal)) throw thrown;
    answer.unreadable = { rule: thrown.rule, reason: thrown.message };
    // A reader that is less strict might still take it.
    if (!root) rememberUnread(Buffer.from(message).toString(), redactor);
  }
  // Last, since it empties elements of the document.
  if (root) answer.xml ??= withoutCredentials(root);
  return answer;
}

async function readDocument(
  text: string,
  root: Element,
  context: ReadContext,
  form: AnswerForm,
  answer: XmlAnswer,
): Promise<void> {
  if (!form.isRoot(root)) {
    throw new XmlRefusal('root-element', `its root element is ${root.nodeName} and not ${form.roots}`);
  }
  const tokens = form.tokens(root);
  const checks = checkSignatures(text, root, context.keys, (parent) => {
    if (parent === root) return root.localName ?? root.nodeName;
    return tokens.includes(parent) ? 'Assertion' : undefined;
  });
  answer.signatures = checks.map(({ fact }) => fact);
  answer.assertions = countAssertions(root) + tokens.filter(isEncrypted).length;
  answer.encrypted = tokens.some(isEncrypted);
  const envelope = checks.find(({ parent }) => parent === root);
  const covered = envelope?.covered ?? root;
  answer.envelope = form.readEnvelope(covered);
  const [token] = tokens;
  // Of several assertions nobody can say which one is meant.
  if (!token || answer.assertions !== 1) return;
  const [coveredToken] = form.tokens(covered);
  const own = checks.filter(({ parent }) => parent === token);
  const assertion = isEncrypted(token)
    ? await readEncrypted(coveredToken, envelope, context, answer)
    : readSigned(coveredToken, own, envelope);
  if (assertion) answer.assertion = assertion;
}

/** The plaintext is a document of its own: read as strictly, with the signatures inside it. */
async function readEncrypted(
  token: Element | undefined,
  envelope: SignatureCheck | undefined,
  { keys, decryptionKeys, redactor }: ReadContext,
  answer: XmlAnswer,
): Promise<XmlAssertion | undefined> {
  if (!token) return undefined;
  const text = await decryptXml(token, decryptionKeys);
  const root = parseDecrypted(text);
  rememberCredentials(root, redactor);
  const checks = checkSignatures(text, root, keys, (parent) => (parent === root ? 'Assertion' : undefined));
  answer.signatures = [...answer.signatures, ...checks.map(({ fact }) => fact)];
  // The encrypted one is counted already.
  answer.assertions += countAssertions(root) - 1;
  if (answer.assertions !== 1) return undefined;
  return readSigned(
    root,
    checks.filter(({ parent }) => parent === root),
    envelope,
  );
}

function parseDecrypted(text: string): Element {
  const said = 'what is encrypted is no assertion that may be read';
  try {
    const root = parseXml(text);
    if (isAssertion(root)) return root;
  } catch (thrown) {
    if (!(thrown instanceof XmlRefusal)) throw thrown;
    throw new XmlRefusal('decryption', `${said}: ${thrown.message}`, { cause: thrown });
  }
  throw new XmlRefusal('decryption', said);
}

/** From its own signature, else from the one around it; one that may be trusted comes first. */
function readSigned(
  token: Element | undefined,
  own: SignatureCheck[],
  envelope: SignatureCheck | undefined,
): XmlAssertion | undefined {
  const sources = [
    ...own.flatMap(({ fact, covered }) => (covered ? { by: 'assertion' as const, fact, covered } : [])),
    ...(envelope?.covered && token ? [{ by: 'envelope' as const, fact: envelope.fact, covered: token }] : []),
  ];
  const source = sources.find(({ fact }) => fact.status === 'verified') ?? sources[0];
  if (!source) return undefined;
  const trusted = source.fact.status === 'verified';
  return { ...readAssertion(source.covered), signedBy: source.by, trusted };
}

export function isAssertion(element: Element): boolean {
  return isNamed(element, 'Assertion', 'saml', 'saml1');
}

/** xenc:EncryptedData (WS-Federation), or saml:EncryptedAssertion around it. */
export function isEncrypted(element: Element): boolean {
  return isNamed(element, 'EncryptedAssertion', 'saml') || isNamed(element, 'EncryptedData', 'xenc');
}

function countAssertions(root: Element): number {
  return descendants(root, 'Assertion', 'saml', 'saml1').length + (isAssertion(root) ? 1 : 0);
}

/** What makes a message usable: its signatures, and the keys and texts that only we can decrypt. */
const credentials = ['SignatureValue', 'CipherValue'];

function rememberCredentials(root: Element, redactor: Redactor): void {
  const found = [...descendants(root, 'SignatureValue', 'ds'), ...descendants(root, 'CipherValue', 'xenc')];
  for (const element of found) remember(textOf(element), redactor);
}

function rememberUnread(text: string, redactor: Redactor): void {
  for (const [, tag = '', value = ''] of text.matchAll(/<([^<>]*)>([^<]+)/g))
    if (/SignatureValue|CipherValue/.test(tag)) remember(value, redactor);
}

function remember(value: string, redactor: Redactor): void {
  for (const form of [value.trim(), value.replace(/\s/g, '')]) rememberSecret(redactor, form, 'signature');
}

/** The document without what makes it usable, whatever stands in there. */
function withoutCredentials(root: Element): string {
  for (const name of credentials) {
    for (const element of Array.from(root.getElementsByTagNameNS('*', name))) element.textContent = '';
  }
  return new XMLSerializer().serializeToString(root.ownerDocument ?? root);
}
