import { defineValidator } from '../../core/validator.ts';
import { refusedTransforms } from '../signature-form.ts';
import { enveloped, exclusive } from '../xml-algorithms.ts';

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
    const wrong = signatures.flatMap(refusedTransforms);
    if (wrong.length === 0) return { outcome: 'pass' };
    return { outcome: 'fail', expected: [enveloped, exclusive], actual: [...new Set(wrong)] };
  },
});
