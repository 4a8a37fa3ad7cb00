/** Why a signature is refused before any key is tried: one rule for each check of its form. */
import type { XmlAnswer, XmlSignatureFact } from '../core/saml-evidence.ts';
import { digestAlgorithms, enveloped, exclusive, signatureAlgorithms } from './xml-algorithms.ts';

/** Its algorithms that must not be trusted. */
export function refusedAlgorithms({
  signatureAlgorithm,
  digestAlgorithms: digests,
}: XmlSignatureFact): string[] {
  return [
    ...[signatureAlgorithm ?? 'no algorithm'].filter((one) => !signatureAlgorithms.includes(one)),
    ...digests.filter((digest) => !digestAlgorithms.includes(digest)),
  ];
}

/** What of its transforms and its canonicalization SAML does not allow, or lacks. */
export function refusedTransforms({ transforms, canonicalization }: XmlSignatureFact): string[] {
  return [
    ...transforms.filter((transform) => transform !== enveloped && !isExclusive(transform)),
    ...(isExclusive(canonicalization) ? [] : [`canonicalization: ${canonicalization ?? 'none'}`]),
    ...(transforms.includes(enveloped) ? [] : ['no enveloped-signature']),
    ...(transforms.some(isExclusive) ? [] : ['no exclusive canonicalization']),
  ];
}

/** With comments or without: comments are no part of what is read. */
function isExclusive(algorithm: string | null): boolean {
  return algorithm === exclusive || algorithm === `${exclusive}WithComments`;
}

/** Whether it signs anything else than exactly the element that it stands in. */
export function refersElsewhere(
  { over, references }: XmlSignatureFact,
  { assertion, envelope }: XmlAnswer,
): boolean {
  const ids: Record<string, string | undefined> = { Assertion: assertion?.id };
  if (envelope) ids[envelope.element] = envelope.id;
  const [reference = ''] = references;
  const id = Object.hasOwn(ids, over) ? ids[over] : undefined;
  if (over === 'elsewhere' || references.length !== 1) return true;
  return id === undefined ? !/^#./.test(reference) : reference !== `#${id}`;
}

/** The check that says why it is refused; undefined: its form is sound. */
export function refusedForm(fact: XmlSignatureFact, answer: XmlAnswer): string | undefined {
  if (refusedAlgorithms(fact).length > 0) return 'assertion/signature-algorithm';
  if (refersElsewhere(fact, answer)) return 'assertion/signature-reference';
  return refusedTransforms(fact).length > 0 ? 'assertion/signature-transforms' : undefined;
}
