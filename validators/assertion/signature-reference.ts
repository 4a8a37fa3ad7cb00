import { defineValidator } from '../../core/validator.ts';
import { shown } from '../claims.ts';
import { refersElsewhere } from '../signature-form.ts';

export default defineValidator({
  id: 'assertion/signature-reference',
  title: 'Each signature signs exactly the element that it stands in',
  failureTitle: 'A signature does not sign exactly the element that it stands in',
  why: 'A signature that stands in one place and signs another lets an attacker move the signed part aside and put a forged one where readers look. SAML allows one reference, to the ID of the parent.',
  requirement: {
    id: 'SAML-CORE-5.4.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
  },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'Use the signing of the product itself: one Reference, "#" and the ID of the element, and the Signature directly below that element.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer }) {
    const { signatures } = xmlAnswer;
    if (signatures.length === 0) return { outcome: 'notApplicable', reason: 'There is no signature.' };
    const wrong = signatures.filter((one) => refersElsewhere(one, xmlAnswer));
    if (wrong.length === 0) return { outcome: 'pass' };
    const actual = wrong.map(
      ({ over, references }) => `over ${over}: ${references.map(shown).join(', ') || 'no reference'}`,
    );
    return {
      outcome: 'fail',
      expected: ['one reference, to the ID of the element around the signature'],
      actual,
    };
  },
});
