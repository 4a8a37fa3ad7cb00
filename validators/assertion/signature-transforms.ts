import { defineValidator } from '../../core/validator.ts';
import { enveloped, exclusive } from '../xml-algorithms.ts';

/** With comments or without: comments are no part of what is read. */
function isExclusive(algorithm: string | null): boolean {
  return algorithm === exclusive || algorithm === `${exclusive}WithComments`;
}

export default defineValidator({
  id: 'assertion/signature-transforms',
  title: 'The signature uses the two transforms that SAML allows',
  failureTitle: 'The signature uses transforms that SAML does not allow',
  why: 'A transform changes what is signed before it is signed. XPath and XSLT can make it anything, so SAML allows only the enveloped signature and exclusive canonicalization, and Entra wants these two.',
  requirement: {
    id: 'SAML-05',
    source: 'https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/how-to-connect-fed-saml-idp',
  },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'Use the signing of the product itself: the transforms enveloped-signature and exclusive canonicalization (xml-exc-c14n), and nothing else.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer: { signatures } }) {
    if (signatures.length === 0) return { outcome: 'notApplicable', reason: 'There is no signature.' };
    const wrong = signatures.flatMap(({ transforms, canonicalization }) => [
      ...transforms.filter((transform) => transform !== enveloped && !isExclusive(transform)),
      ...(isExclusive(canonicalization) ? [] : [`canonicalization: ${canonicalization ?? 'none'}`]),
      ...(transforms.includes(enveloped) ? [] : ['no enveloped-signature']),
      ...(transforms.some(isExclusive) ? [] : ['no exclusive canonicalization']),
    ]);
    if (wrong.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [enveloped, exclusive], actual: [...new Set(wrong)] };
  },
});
