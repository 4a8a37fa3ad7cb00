import { defineValidator } from '../../core/validator.ts';
import { noAssertionExpected } from '../assertion.ts';

export default defineValidator({
  id: 'assertion/signature-present',
  title: 'The assertion is signed',
  failureTitle: 'No signature covers the assertion',
  why: 'What no signature covers could have been written by anybody on the way, the browser included. Only an assertion that lies inside a signed element says anything.',
  requirement: {
    id: 'SAML-PROFILES-4.1.4.5',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'In the provider, switch on the signing of assertions for this application.',
      'Look whether the signature stands in the element that it signs, directly below it.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer }) {
    const excused = noAssertionExpected(xmlAnswer);
    if (excused) return excused;
    const { assertion, assertions, signatures } = xmlAnswer;
    if (assertion) return { outcome: 'pass' };
    if (assertions === 0)
      return { outcome: 'notApplicable', reason: 'There is no assertion, see assertion/one-assertion.' };
    if (signatures.some(({ status }) => status === 'invalid'))
      return {
        outcome: 'notApplicable',
        reason: 'A signature is invalid, see assertion/signature-verified.',
      };
    const places = signatures.map(({ over }) => `a signature over ${over}, which does not cover it`);
    return {
      outcome: 'fail',
      expected: ['a signature over the assertion, or over the element around it'],
      actual: places.length > 0 ? places : ['no signature'],
    };
  },
});
