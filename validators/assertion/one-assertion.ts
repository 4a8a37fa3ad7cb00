import { defineValidator } from '../../core/validator.ts';
import { noAssertionExpected } from '../assertion.ts';

export default defineValidator({
  id: 'assertion/one-assertion',
  title: 'The answer holds exactly one assertion',
  failureTitle: 'The answer does not hold exactly one assertion',
  why: 'With two assertions one can be signed and the other be read: most attacks on SAML are made of that. Without any there is no sign-in.',
  requirement: {
    id: 'SAML-PROFILES-4.1.4.2',
    source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf',
  },
  remedy: { topic: 'assertion-contents', steps: ['Make the provider send one assertion in each answer.'] },
  needs: ['xmlAnswer'],
  evaluate({ xmlAnswer }) {
    if (xmlAnswer.assertions === 1) return { outcome: 'pass' };
    const excused = xmlAnswer.assertions === 0 ? noAssertionExpected(xmlAnswer) : undefined;
    if (excused) return excused;
    if (xmlAnswer.unreadable)
      return { outcome: 'notApplicable', reason: 'The answer is not read, see assertion/readable.' };
    return {
      outcome: 'fail',
      expected: ['1 assertion'],
      actual: [`${String(xmlAnswer.assertions)} assertions`],
    };
  },
});
