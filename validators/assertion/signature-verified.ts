import { defineValidator } from '../../core/validator.ts';
import { refusedForm } from '../signature-form.ts';

export default defineValidator({
  id: 'assertion/signature-verified',
  title: 'Every signature of the answer is valid',
  failureTitle: 'A signature of the answer is not valid',
  why: 'The signature is all that ties the assertion to the provider. Where it does not match, something was changed after signing, or a key was replaced and the metadata was not.',
  requirement: { id: 'XMLDSIG-3.2', source: 'https://www.w3.org/TR/xmldsig-core1/' },
  remedy: {
    topic: 'sign-assertions',
    steps: [
      'Compare the certificate with which the provider signs with the one in its metadata: after a change of keys both must be published.',
      'Look for a proxy that rewrites the answer.',
    ],
  },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer }) {
    const { signatures } = xmlAnswer;
    if (signatures.length === 0) return { outcome: 'notApplicable', reason: 'There is no signature.' };
    const invalid = signatures.filter(
      (one) => one.status === 'invalid' && refusedForm(one, xmlAnswer) === undefined,
    );
    if (invalid.length > 0)
      return {
        outcome: 'fail',
        expected: ['valid signatures'],
        actual: invalid.map(({ over, reason }) => `over ${over}: ${reason ?? 'invalid'}`),
      };
    // Never a pass: a profile without the check of its form must not take it for verified.
    const refused = signatures.find(({ status }) => status === 'invalid');
    if (refused)
      return {
        outcome: 'inconclusive',
        reason: `The signature was not verified, as its form is refused: see ${refusedForm(refused, xmlAnswer) ?? ''}.`,
      };
    const unchecked = signatures.find(({ status }) => status === 'notChecked');
    if (!unchecked) return { outcome: 'pass' };
    return {
      outcome: 'inconclusive',
      reason: `The signature was not checked: ${unchecked.reason ?? 'no key of the provider is known. Give --metadata or --cert.'}`,
    };
  },
});
